"""Agreement and matrix of codings of any size, from what each part adds."""
