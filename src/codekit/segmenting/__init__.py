"""From the text of an interview to turns with speakers and roles, and to stored segments.

In: a `Source`. Out: a `Reading` (`labels`), then a `Segmentation` for each scheme (`segments`).
"""
