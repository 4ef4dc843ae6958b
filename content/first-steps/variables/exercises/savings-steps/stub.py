balance = 250
# Now come the three deposits and the fee, each with a print.
