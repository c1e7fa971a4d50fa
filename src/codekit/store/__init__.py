"""Where a study's events, texts and tables live.

In: events to append, documents to keep. Out: what stands for each coder and transcript, and the documents again.
`protocols` says what a store offers, `folder` keeps it in plain files, `memory` in memory. Begin with `protocols`.
"""
