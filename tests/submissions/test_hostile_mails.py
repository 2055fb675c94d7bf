"""Mails that are built to keep a reader busy are refused at once, not after minutes."""

from time import monotonic

import pytest

from generator.intake.mail import MAX_MAIL, submission_of_mail

PATIENCE = 10  # seconds; without the limits the worst of these takes many minutes
HEADER = b"Content-Type: multipart/mixed; boundary=b"
MAILS = {
    "large": b"Subject: x\n\n" + b"x" * MAX_MAIL,
    "nested": b"".join(b"%s%d\n\n--b%d\n" % (HEADER, depth, depth) for depth in range(20_000)),
    "messages in messages": b"Content-Type: message/rfc822\n\n" * 5_000,
    "many parts": HEADER + b"\n\n" + b"--b\nContent-Disposition: attachment; filename=a.txt\n\nx\n" * 50_000,
    "long subject": b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nx",
    "folded subject": b"Subject: x\n" + b" =?utf-8?q?a?=\n" * 100_000 + b"\nx",
    "brackets": b"Date: " + b"(" * 100_000 + b"\n\nx",
    "pieces of a name": b"Content-Disposition: attachment; " + b"filename*0*=a;" * 20_000 + b"\n\nx",
    "unknown charset": b"Content-Type: text/plain; charset=gibtesnicht\n\ntitle: x",
}


@pytest.mark.parametrize("name", MAILS)
def test_it_is_refused_soon(name: str) -> None:
    began = monotonic()
    found = submission_of_mail(MAILS[name])
    assert isinstance(found, tuple)
    assert [problem.rule for problem in found] == ["submission-mail"]
    assert monotonic() - began < PATIENCE


def test_an_honest_long_mail_is_read() -> None:
    many = b", ".join(b"person%d@verein.example" % number for number in range(500))
    text = b"Subject: content/offers/x.yml\nTo: " + many + b"\n\n" + b"Zeile\n" * 50_000 + b"title: x\n"
    assert not isinstance(submission_of_mail(text), tuple)
