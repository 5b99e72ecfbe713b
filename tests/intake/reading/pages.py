"""Pages and files of our own, in the manner of those that editors hand in."""

from __future__ import annotations

PARAGRAPHS = (
    "ZENDA, May 2, 2015 (Reuters) - The envoys of both sides met on Friday for the first time in a year, and agreed on "
    "little more than the day of their next meeting, officials said.",
    "“We shall see what comes of it,” said Ada Quill, the envoy of Ruritania, as she left the castle in which the "
    "talks were held. “I have seen worse days, and I have seen better ones.”",
    "The other side said nothing. A spokesman for the mediator called the day “useful”, and asked both to keep what "
    "had been said within the walls of the castle until the next round.",
    "The talks are to go on in a fortnight, at a place that neither side would name on Friday evening.",
)

PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Envoys meet in Zenda | The Courier</title>
<meta property="og:title" content="Envoys meet">
<meta property="og:site_name" content="The Courier">
<link rel="canonical" href="/2015/05/02/envoys-meet/">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "WebSite", "name": "Courier"}},
 {{"@type": "NewsArticle", "headline": "Envoys meet in Zenda", "datePublished": "2015-05-02T23:30:00+02:00",
   "author": [{{"@type": "Person", "name": "Rosa Vane"}}], "publisher": {{"name": "The Courier"}}}}]}}</script>
</head><body>
<nav><a href="/">Home</a><ul><li><a href="/world">World</a></li></ul></nav>
<article><h1>Envoys meet in Zenda</h1><p class="byline">By Rosa Vane</p>
<p>{}</p><p>{}</p>
<blockquote><p>A fair wind is no plan.</p></blockquote>
<p>That is how <q>the last of the optimists</q>, as she calls herself, put it.<br><br>{}</p>
<figure><img src="x.jpg"><figcaption>The castle of Zenda</figcaption></figure>
<table><tr><th>Round</th><th>Year</th></tr><tr><td>First</td><td>2014</td></tr></table>
<p>{}</p></article>
<footer>All rights reserved by nobody</footer></body></html>
""".format(*PARAGRAPHS)

MAIL = """From: The Courier <news@courier.example>
To: desk@parley.example
Subject: =?utf-8?q?Envoys_meet_in_Zenda_=E2=80=93_at_last?=
Date: Sat, 2 May 2015 09:00:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

{}
""".format("\n\n".join(PARAGRAPHS))

SAVED_PAGE = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://courier.example/2015/05/02/envoys-meet/
Subject: Envoys meet
Date: Mon, 1 Jun 2026 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit
Content-Location: https://courier.example/2015/05/02/envoys-meet/

{PAGE}
------x
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://courier.example/x.png

iVBORw0KGgo=
------x--
"""

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Courier</title>
<item><title>Envoys meet</title><link>https://courier.example/2015/05/02/envoys-meet/</link></item>
<item><title>Envoys part</title><link>https://courier.example/2015/05/03/envoys-part/</link></item>
<item><title>A file</title><link>file:///etc/passwd</link></item>
</channel></rss>
"""


def pdf(*lines: str, compressed: bytes | None = None) -> bytes:
    """A PDF of one page with these lines, or with a stream that says of itself that it is compressed."""
    drawn = b"BT /F1 11 Tf 14 TL 50 780 Td " + b" ".join(
        b"(" + line.encode("latin-1", "replace").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*"
        for line in lines
    )
    content = drawn + b" ET" if compressed is None else compressed
    packed = b"" if compressed is None else b" /Filter /FlateDecode"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d%b >>\nstream\n%b\nendstream" % (len(content), packed, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n%btrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(data),
    )
