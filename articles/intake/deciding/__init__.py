"""What an editor decides about the proposals of a source, until a draft is made of them.

Start reading at decisions.py. `acceptance.py` says what keeps a proposal from being accepted, `copied.py` compares a
paraphrase with the source, `nearest.py` finds known records with names like a printed one, `drafting.py` makes the
article.
"""
