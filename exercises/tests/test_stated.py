"""What the library records of its own solutions and mistakes makes reports that say the same as the judge's did."""

from django.core.management import call_command

from exercises.judging import Report, definition_of, recognised
from exercises.models import Exercise
from exercises.stated import NOT_RUN_HERE, stated_report, wrong_answers
from tests.content.programs import CONTENT


def test_every_known_answer_of_the_library_has_its_outcome(db: None) -> None:
    call_command("import_content", str(CONTENT), verbosity=0)
    seen = 0
    for exercise in Exercise.objects.exclude(definition={}):
        right = stated_report(exercise)
        assert (right.accepted, len(right.cases)) == (True, exercise.cases.count())
        for wrong in wrong_answers(exercise):
            report = stated_report(exercise, wrong)
            seen += 1
            assert report.outcome == tuple(definition_of(exercise).outcomes[wrong.slug])
            assert (report.verdict, report.first_failing) == (wrong.verdict, wrong.fails)
            assert recognised(exercise, report) is not None
            assert Report.from_json(report.to_json()) == report
            assert report.note == NOT_RUN_HERE
            assert all(case.public or case.shown is None for case in report.cases)
    assert seen > 100
