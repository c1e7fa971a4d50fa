"""Work carried out to other programs and readers: excerpts, coded transcripts, memos, codebooks, notes.

Each form is an exporter, called with the path, what may be seen (`coding.export.Exported`) and the study.
"""
