"""The stock phrases of news pages in their languages: what stands around articles and is part of none.

Phrases are separated by "|" or line ends and written as people write them: `matching` folds both sides before it
compares.
A phrase must be the whole line, unless it ends in "…": then the line must begin with it.
"""
