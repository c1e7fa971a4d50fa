"""What is said in a corpus: words, phrases, patterns, cues of codes; counted, and shown where it stands."""
