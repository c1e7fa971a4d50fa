"""Tables of coded passages without positions, as NVivo, MAXQDA, ATLAS.ti, Dedoose and Taguette write them.

In: a CSV, Excel or Word file, or NVivo's report of a node. Out: `Excerpt`s with names as the other tool has them; where
the words stand in a transcript is found in `segmenting`, what the names mean in `workflow`. Begin with `read`.
"""
