"""Where a study's events, texts and tables live.

In: events to append, texts to keep. Out: what stands for each coder and transcript. `folder` keeps them in plain files.
"""
