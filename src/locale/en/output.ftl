### output
