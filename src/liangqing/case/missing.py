"""A fact that is not known yet, as a question with the place where a person finds the answer."""

from liangqing.base.noun import Noun


class Missing(Noun):
    """`id` is what `case set` takes; `debt` None: about the household; `choices` empty: free text."""

    id: str
    debt: str | None
    question: str
    where: str
    choices: tuple[str, ...] = ()
