"""Files of other programs and people: transcripts, codebooks, coding sheets, decision sheets, tables of codings.

In: bytes, or a path. Out: values of the model with every problem named at once; and back.
One package for each kind of file.
"""
