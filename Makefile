# One line a command; what each does is in bootstrap.py, which works without make too.
.PHONY: audit start prepare dev test check content bench bench-faults bench-judge bench-pages bench-load clean new-lesson new-exercise watch
start prepare dev test check content bench clean:
	@python3 bootstrap.py $@

# Known holes in what is locked; says so where no registry answers.
audit:
	@.venv/bin/python -m tests.audit

# For example: make bench-judge ARGS="--soak 1000"
bench-judge:
	@python3 bootstrap.py bench judge $(ARGS)
bench-faults:
	@python3 bootstrap.py bench faults
bench-pages:
	@python3 bootstrap.py bench pages $(ARGS)
bench-load:
	@python3 bootstrap.py bench load $(ARGS)

# For authors: make new-lesson AT=first-steps/rounding, make new-exercise AT=first-steps/rounding/half-price, make watch
new-lesson:
	@python3 bootstrap.py manage new_lesson "$(AT)" $(if $(TITLE),"$(TITLE)")
new-exercise:
	@python3 bootstrap.py manage new_exercise "$(AT)" $(if $(KIND),--kind "$(KIND)")
watch:
	@python3 bootstrap.py manage import_content --watch
