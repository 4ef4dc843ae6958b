"""Acts upon many lessons at once: as many writes for fifty lessons as for one."""

from collections.abc import Sequence

from django.contrib.auth.models import User

from accounts.models import CourseProgress, LearningEvent, LessonProgress
from accounts.progress.act import Act, Kind
from accounts.progress.lessons import complete_course
from courses.models import Lesson


def declare_all_known(user: User, lessons: Sequence[Lesson]) -> int:
    """The learner says to know these lessons of one course already, as `declare_known` does for each of them.

    Returns how many that completed; those that were complete already stay as they are.
    """
    own = LessonProgress.objects.filter(user=user, lesson__in=[lesson.pk for lesson in lessons])
    if not lessons or own.filter(is_completed=True).count() == len(lessons):
        return 0
    with Act.by(user) as act:
        before = dict(own.values_list("lesson_id", "is_completed"))
        wanted = [lesson for lesson in lessons if not before.get(lesson.pk)]
        new = [lesson for lesson in wanted if lesson.pk not in before]
        said = {"last_accessed_at": act.now, "declared_at": act.now, "is_completed": True, "completion_date": act.now}
        own.filter(is_completed=False).update(**said)
        LessonProgress.objects.bulk_create(LessonProgress(user=user, lesson=lesson, **said) for lesson in new)
        CourseProgress.objects.bulk_create(
            [CourseProgress(user=user, course=lessons[0].course)],
            update_conflicts=True,
            unique_fields=["user", "course"],
            update_fields=["last_accessed_at"],
        )
        LearningEvent.objects.bulk_create(
            [
                *(act.event(Kind.OPENED, course=lesson.course, lesson=lesson) for lesson in new),
                *(act.event(Kind.DECLARED, course=lesson.course, lesson=lesson) for lesson in wanted),
                *(
                    act.event(
                        Kind.LESSON_COMPLETED, course=lesson.course, lesson=lesson, data={"version": lesson.digest}
                    )
                    for lesson in wanted
                ),
            ]
        )
        complete_course(act, lessons[0])
    return len(wanted)
