"""HTML on stdin, PDF on stdout. Nothing is fetched: no network, no file but the attachments named on the command line.

usage: render.py [--pdfa] [--attach NAME=PATH]...
"""
import resource
import sys

CPU_SECONDS = 120
MEMORY_BYTES = 3 << 30


def deny(url, *_args, **_kwargs):
    raise ValueError(f"a document may fetch nothing, and asks for {url[:80]}")


def relate(_document, pdf):
    """PDF/A-3 wants each attachment to say how it relates to the document, and the catalogue to list it; WeasyPrint 57 does neither."""
    specs = [o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/Filespec"]
    for spec in specs:
        spec["AFRelationship"] = "/Data"
        spec["F"] = spec["UF"]
    for stream in pdf.objects:
        if isinstance(getattr(stream, "extra", None), dict) and stream.extra.get("Type") == "/EmbeddedFile":
            stream.extra["Subtype"] = "/application#2Fjson"
    if specs:
        pdf.catalog["AF"] = "[" + " ".join(spec.reference.decode() for spec in specs) + "]"


def leave_emptied_glyphs_alone(cff_table):
    """A subset keeps the numbers of a face's 65,000 glyphs and empties all but a few; looking for hints and subroutines in the empty ones takes seconds."""
    plain_subset, plain_prune = cff_table.subset_glyphs, cff_table.prune_post_subset

    def subset(self, subsetter):
        self.drawn_glyphs = subsetter.glyphs
        return plain_subset(self, subsetter)

    def prune(self, font, options):
        whole = {name: self.cff[name].charset for name in self.cff.keys()}
        for name, charset in whole.items():
            self.cff[name].charset = [glyph for glyph in charset if glyph in self.drawn_glyphs]
        try:
            return plain_prune(self, font, options)
        finally:
            for name, charset in whole.items():
                self.cff[name].charset = charset

    cff_table.subset_glyphs, cff_table.prune_post_subset = subset, prune


def main():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    import weasyprint
    from fontTools import ttLib

    # Subsetting one CJK face draws all its 65,000 glyphs only to measure a box that nobody reads: seconds for each face.
    plain_init = ttLib.TTFont.__init__
    ttLib.TTFont.__init__ = lambda self, *a, **k: plain_init(self, *a, **{**k, "recalcBBoxes": False})
    leave_emptied_glyphs_alone(ttLib.getTableClass("CFF "))

    pdfa, attachments, args = False, [], sys.argv[1:]
    while args:
        word = args.pop(0)
        if word == "--pdfa":
            pdfa = True
        elif word == "--attach" and args:
            name, path = args.pop(0).split("=", 1)
            with open(path, "rb") as content:
                data = content.read()
            # The name of an attachment comes from its URL; nothing is fetched from it.
            attachments.append((name, data))
        else:
            sys.exit(f"render.py: what is {word}?")

    def fetch(url, *_args, **_kwargs):
        for name, data in attachments:
            if url == f"attachment:///{name}":
                return {"string": data, "mime_type": "application/json", "filename": name}
        return deny(url)

    html = weasyprint.HTML(string=sys.stdin.buffer.read().decode("utf-8"), url_fetcher=fetch)
    files = [weasyprint.Attachment(url=f"attachment:///{name}", url_fetcher=fetch, description="machine-readable record") for name, _ in attachments]
    pdf = html.write_pdf(attachments=files or None, finisher=relate, variant="pdf/a-3b" if pdfa else None)
    sys.stdout.buffer.write(pdf)


main()
