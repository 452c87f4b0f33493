"""The addresses of the page."""

from django.urls import path, register_converter

from liangqing.web import failures
from liangqing.web.views import (
    about,
    answers,
    calculators,
    check,
    checked,
    claims,
    data,
    debt,
    files,
    history,
    home,
    household,
    household_lists,
    laws,
    overview,
    papers,
    plan,
    practice,
    static,
    talks,
    verify,
)


class CaseId:
    """The id of a case or a debt."""

    regex = "[a-z0-9][a-z0-9_-]{0,39}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


register_converter(CaseId, "key")

urlpatterns = (
    path("", home.home, name="home"),
    path("start/", home.start, name="start"),
    path("about/", about.about, name="about"),
    path("laws/", laws.laws, name="laws"),
    path("laws/<slug:rule_id>/", laws.law, name="law"),
    path("claims/", claims.claims, name="claims"),
    path("check/", verify.verify, name="verify"),
    path("practice/", practice.practice, name="practice"),
    path("calculators/", calculators.calculators, name="calculators"),
    path("delete-everything/", data.delete_everything, name="delete"),
    path("static/<str:name>", static.static, name="static"),
    path("case/<key:case_id>/", overview.overview, name="overview"),
    path("case/<key:case_id>/check/", check.check, name="check"),
    path("case/<key:case_id>/check/<key:debt_id>/", check.check_debt, name="check_debt"),
    path("case/<key:case_id>/plan/", plan.plan, name="plan"),
    path("case/<key:case_id>/answer/", answers.answer, name="answer"),
    path("case/<key:case_id>/first/", answers.first_questions, name="first"),
    path("case/<key:case_id>/household/", household.household, name="household"),
    path("case/<key:case_id>/household/lists/", household_lists.household_lists, name="household_lists"),
    path("case/<key:case_id>/debt/add/", debt.add, name="debt_add"),
    path("case/<key:case_id>/debt/<key:debt_id>/", debt.debt, name="debt"),
    path("case/<key:case_id>/debt/<key:debt_id>/remove/", debt.remove, name="debt_remove"),
    path("case/<key:case_id>/files/", files.files, name="files"),
    path("case/<key:case_id>/files/reading/", files.reading, name="files_reading"),
    path("case/<key:case_id>/files/read/", files.files_read, name="files_read"),
    path("case/<key:case_id>/files/undo/", files.undo, name="files_undo"),
    path("case/<key:case_id>/files/put-away/", files.put_away, name="files_put_away"),
    path("case/<key:case_id>/files/check/", checked.check, name="files_check"),
    path("case/<key:case_id>/files/accept/", checked.accept, name="files_accept"),
    path("case/<key:case_id>/files/columns/", checked.columns, name="files_columns"),
    path("case/<key:case_id>/files/crop/<slug:check_id>/<int:place>.png", checked.crop, name="files_crop"),
    path("case/<key:case_id>/talks/", talks.talks, name="talks"),
    path("case/<key:case_id>/talks/add/", talks.note, name="talk_note"),
    path("case/<key:case_id>/talks/mark/", talks.mark, name="talk_mark"),
    path("case/<key:case_id>/history/", history.history, name="history"),
    path("case/<key:case_id>/settings/", data.settings_page, name="settings"),
    path("case/<key:case_id>/restart/", history.restart_sample, name="restart"),
    path("case/<key:case_id>/paper/<slug:kind>/<key:debt_id>.<str:ending>", papers.paper, name="paper"),
    path("case/<key:case_id>/paper/<slug:kind>.<str:ending>", papers.paper, name="paper_all"),
    path("case/<key:case_id>/calendar.ics", papers.calendar, name="calendar"),
    path("case/<key:case_id>/case.toml", papers.case_file, name="case_file"),
)
handler400 = failures.bad_request
handler404 = failures.not_found
handler500 = failures.server_error
