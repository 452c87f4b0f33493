"""A fact that is not known yet, as a question with the place where a person finds the answer."""

from pydantic import Field

from liangqing.base.noun import Noun, is_none


class Missing(Noun):
    """`id` is what `case set` takes; `debt` None: about the household; `choices` empty: free text.

    `first`: its answer changes stage, deadline or ceiling. `proposed`: guessed from the name `proposed_by`.
    """

    id: str
    debt: str | None
    question: str
    where: str
    choices: tuple[str, ...] = ()
    first: bool = False
    proposed: str | None = Field(default=None, exclude_if=is_none)
    proposed_by: str | None = Field(default=None, exclude_if=is_none)
