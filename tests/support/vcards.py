"""vCards in the manner of the producers people use, written for these tests. CRLF as on the wire."""

from __future__ import annotations

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
"""A PNG of one pixel, in base64."""


def crlf(text: str) -> bytes:
    """A document written with LF in the source, as its producer would send it."""
    return text.strip("\n").replace("\n", "\r\n").encode() + b"\r\n"


OUTLOOK_30 = crlf("""
BEGIN:VCARD
VERSION:3.0
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
UID:040000008200E00074C5B7101A82E008
N:Byron;Ada;Augusta;Dr.;FRS
FN:Dr. Ada Augusta Byron FRS
ORG:Analytical Engines\\, Ltd.;Research;Mathematics
TITLE:Chief Programmer
NOTE:First line\\nsecond\\; with a semicolon\\, and a comma
TEL;TYPE=WORK,VOICE:+44 20 7946 0001
TEL;TYPE=HOME,VOICE:+44 20 7946 0002
TEL;TYPE=CELL,VOICE:+44 7700 900003
TEL;TYPE=WORK,FAX:+44 20 7946 0004
TEL;TYPE=VOICE:+44 20 7946 0005
X-MS-TEL;TYPE=VOICE,ASSISTANT:+44 20 7946 0006
TEL;TYPE=WORK,VOICE:+44 20 7946 0007
ADR;TYPE=WORK:;Room 4;12 St James's Square;London;Greater London;SW1Y 4JH;Un
 ited Kingdom
LABEL;TYPE=WORK:Room 4\\n12 St James's Square\\nLondon
ADR;TYPE=HOME:;;Ockham Park;Ockham;Surrey;GU23 6NQ;United Kingdom
X-MS-OL-DEFAULT-POSTAL-ADDRESS:2
URL;TYPE=WORK:https://engines.example/ada
BDAY;VALUE=DATE:1815-12-10
EMAIL;TYPE=PREF,INTERNET:ada@engines.example
EMAIL;TYPE=INTERNET:ada@home.example
EMAIL;TYPE=INTERNET:ada@third.example
CATEGORIES:Key Account,Café\\, Bar,日本
X-MS-ASSISTANT:Charles B.
X-MS-IMADDRESS:ada
X-CUSTOMER-NUMBER:C-1815
CLASS:PUBLIC
REV:20260102T030405Z
END:VCARD
""")

OUTLOOK_21 = crlf("""
BEGIN:VCARD
VERSION:2.1
N;LANGUAGE=de;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen;;Dr.;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen M=C3=BCller
ORG:Beispiel GmbH;Vertrieb
TITLE:Leiter
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Erste Zeile=0D=0AZweite Zeile mit=20=
=C3=9Cberl=C3=A4nge, die weitergeht
TEL;WORK;VOICE:+49 30 1234
TEL;HOME;VOICE:+49 30 5678
TEL;CELL;VOICE:+49 170 9999
TEL;WORK;FAX:+49 30 1235
ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:;;Hauptstra=C3=9Fe 1;M=C3=BCnchen;;80331;Deutschland
LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Hauptstra=C3=9Fe 1=0D=0A=
80331 M=C3=BCnchen
URL;WORK:http://www.beispiel.example
EMAIL;PREF;INTERNET:jm@beispiel.example
BDAY:19700102
PHOTO;TYPE=PNG;ENCODING=BASE64:
 iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZF
 QAAAAABJRU5ErkJggg==

X-MS-TEL;VOICE;ASSISTANT:+49 30 4321
X-MS-ASSISTANT:Frau Schmidt
REV:20260102T030405Z
END:VCARD
""")

APPLE_30 = crlf(f"""
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//macOS 15.1//EN
N:Hopper;Grace;;;
FN:Grace Hopper
NICKNAME:Amazing Grace
ORG:Example Navy;
TITLE:Rear Admiral
EMAIL;type=INTERNET;type=HOME:grace@home.example
EMAIL;type=INTERNET;type=WORK;type=pref:grace@navy.example
item1.EMAIL;type=INTERNET:cobol@example.org
item1.X-ABLabel:_$!<Other>!$_
TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:+1 (555) 010-0001
TEL;type=WORK;type=VOICE:+1 555 010 0002
item2.TEL:+1 555 010 0003
item2.X-ABLabel:_$!<Assistant>!$_
item3.TEL:+1 555 010 0004
item3.X-ABLabel:Sailing boat
item4.ADR;type=WORK;type=pref:;;1 Navy Yard\\nBuilding 2;Arlington;VA;22202;USA
item4.X-ABADR:us
item5.URL;type=pref:http\\://www.navy.example/grace
item5.X-ABLabel:_$!<HomePage>!$_
item6.X-ABRELATEDNAMES:Howard Aiken
item6.X-ABLabel:_$!<Assistant>!$_
BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-12-09
NOTE:Nanoseconds
PHOTO;ENCODING=b;TYPE=PNG;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&1&1&abc==:{PIXEL[:20]}
 {PIXEL[20:]}
X-ABUID:5AD380FD-B2DE-4261-BA99-DE1D1DB52FBE\\:ABPerson
UID:5ad380fd-b2de-4261-ba99-de1d1db52fbe
REV:2026-01-02T03:04:05Z
END:VCARD
""")

GOOGLE_30 = crlf("""
BEGIN:VCARD
VERSION:3.0
N:Johnson;Katherine;;;
FN:Katherine Johnson
EMAIL;TYPE=INTERNET;TYPE=WORK:katherine@nasa.example
TEL;TYPE=WORK:+1 757 555 0100
TEL;TYPE=CELL:+1 757 555 0101
item1.TEL;TYPE=HOME;TYPE=FAX:+1 757 555 0102
item1.X-ABLabel:Home Fax
ADR;TYPE=HOME:;;100 Brick Ln\\nApt 3;Hampton;VA;23666;US
ORG:NASA
item2.URL:https\\://nasa.example
item2.X-ABLabel:PROFILE
BDAY:--0826
NOTE:Trajectories
CATEGORIES:myContacts,starred
REV:2026-01-02T03:04:05Z
UID:4a3c0f0b8c
END:VCARD
""")

EVOLUTION_30 = crlf("""
BEGIN:VCARD
VERSION:3.0
UID:pas-id-5F3E1A2B00000001
FN:Radia Perlman
N:Perlman;Radia;;;
X-EVOLUTION-FILE-AS:Perlman\\, Radia
ORG:Spanning Trees Inc.;Networks;
TEL;TYPE=WORK,VOICE:+1 206 555 0100
TEL;TYPE="X-EVOLUTION-ASSISTANT":+1 206 555 0101
TEL;TYPE=PAGER:+1 206 555 0102
EMAIL;TYPE=WORK:radia@trees.example
X-EVOLUTION-ASSISTANT:Bridget
X-EVOLUTION-BLOG-URL:https://trees.example/blog
URL:https://trees.example
NOTE:Algorhyme
BDAY;VALUE=DATE:19511218
REV:2026-01-02T03:04:05Z(7)
END:VCARD
""")

NEXTCLOUD_40 = crlf(f"""
BEGIN:VCARD
VERSION:4.0
PRODID:-//Sabre//Sabre VObject 4.5.4//EN
UID:0a1b2c3d-0000-4000-8000-000000000001
FN:Hedy Lamarr
N:Lamarr;Hedy;;Ms.;
ORG:Frequency Hopping;Radio
TITLE:Inventor
EMAIL;TYPE=WORK;PREF=1:hedy@radio.example
EMAIL;TYPE=HOME:hedy@home.example
TEL;TYPE="CELL,VOICE":+43 660 0000001
TEL;TYPE="work,voice";VALUE=uri:tel:+43-1-0000002
TEL;TYPE=HOME,FAX:+43 1 0000003
ADR;TYPE=HOME;LABEL="Rathausplatz 1^n1010 Wien":;;Rathausplatz 1;Wien;;1010;Österreich
URL;TYPE=WORK:https://radio.example
BDAY:19141109
ANNIVERSARY:19330810
RELATED;TYPE=assistant;VALUE=text:George Antheil
NOTE:Spread spectrum
CATEGORIES:Presse,VIP
PHOTO:data:image/png;base64\\,{PIXEL}
X-SOCIALPROFILE;TYPE=MASTODON:https://social.example/@hedy
REV:20260102T030405Z
END:VCARD
""")

FASTMAIL_40 = crlf("""
BEGIN:VCARD
VERSION:4.0
PRODID:-//CyrusIMAP.org//Cyrus 3.11//EN
UID:urn:uuid:1f2e3d4c-0000-4000-8000-000000000002
KIND:individual
N;SORT-AS="Liskov,Barbara":Liskov;Barbara;;Prof.;
FN;DERIVED=TRUE:Prof. Barbara Liskov
ORG:Example Institute of Technology
TITLE:Professor
online1.EMAIL;PROP-ID=e1;TYPE=WORK:barbara@eit.example
EMAIL;PROP-ID=e2;PREF=2:liskov@home.example
TEL;PROP-ID=p1;TYPE=WORK;TYPE=VOICE:+1 617 555 0100
TEL;PROP-ID=p2;TYPE=HOME;TYPE=VOICE:+1 617 555 0101
ADR;PROP-ID=a1;TYPE=WORK:;;32 Vassar St;Cambridge;MA;02139;USA
URL;PROP-ID=w1:https://eit.example/liskov
BDAY;VALUE=date:19391107
NOTE:CLU
CLASS:PRIVATE
CREATED:20260101T000000Z
END:VCARD
""")

GROUP_30 = crlf("""
BEGIN:VCARD
VERSION:3.0
UID:group-1
FN:Programmers
N:Programmers;;;;
X-ADDRESSBOOKSERVER-KIND:group
X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:5ad380fd-b2de-4261-ba99-de1d1db52fbe
END:VCARD
""")

GROUP_40 = crlf("""
BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:03a0e51f-d1aa-4385-8a53-e29025acd8af
KIND:group
FN:The Doe family
MEMBER:urn:uuid:1f2e3d4c-0000-4000-8000-000000000002
END:VCARD
""")

PEOPLE = {
    "outlook-3.0": OUTLOOK_30,
    "outlook-2.1": OUTLOOK_21,
    "apple-3.0": APPLE_30,
    "google-3.0": GOOGLE_30,
    "evolution-3.0": EVOLUTION_30,
    "nextcloud-4.0": NEXTCLOUD_40,
    "fastmail-4.0": FASTMAIL_40,
}
"""Name of the producer and version → its card of one person."""
