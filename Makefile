# One line a command; what each does is in bootstrap.py, which works without make too.
.PHONY: start dev test check content bench clean
start dev test check content bench clean:
	@python3 bootstrap.py $@
