"""Sites for Hugo and zorto with pages of the same kinds, and of about the same size, as Tweeluik makes of the bench's documents.

For each problem: two views, one page with both texts side by side, a plan, and two handouts, without a QR code, which neither program can
make. For the site: a home page, a list for each audience, an overview with related problems, the glossary, a page that lists all views, a
search index as JSON (title, address, summary and plain text of each view: neither program can make an inverted index) and a sitemap.
Given to them for nothing, as neither can find it out: which problems are related from the other end (both), the titles of what is linked
to (zorto), the descriptions of terms (both, as HTML in the Markdown), the breadcrumbs. Neither checks links.
"""

from . import hugo, zorto
from .pages import Corpus


def write_full_sites(count, folder):
    """Writes so many problems in the folders hugo-full/ and zorto-full/."""
    corpus = Corpus(count)
    hugo.write(corpus, folder / "hugo-full")
    zorto.write(corpus, folder / "zorto-full")
