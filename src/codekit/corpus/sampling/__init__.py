"""Part of a corpus for close coding: drawn by chance, with what each transcript stands for."""
