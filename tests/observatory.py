"""What Mozilla's HTTP Observatory would say of an answer, by the rules in goals-trust: 100, penalties, then bonuses.

HSTS preload is the clinic's choice and own scripts need no integrity attribute, so 135 is the most that can be had.
"""

import re
from dataclasses import dataclass, field

STRICT_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
HALF_A_YEAR = 15_768_000
BONUSES_FROM = 90  # bonuses count only for who has this many points without them
OPEN_SOURCES = {"*", "http:", "https:", "data:", "blob:", "http://*", "https://*"}


@dataclass
class Answer:
    """What the score is made from. `set_cookies` are the values of the Set-Cookie headers."""

    headers: dict[str, str]  # with names in lower case
    body: str = ""
    set_cookies: list[str] = field(default_factory=list)
    first_hop: str = ""  # where http leads to
    address: str = "https://clinic.example/"


def of(response, first_hop: str, address: str) -> Answer:
    """Of an answer of `requests`."""
    return Answer(
        {name.lower(): value for name, value in response.headers.items()},
        response.text,
        response.raw.headers.getlist("Set-Cookie"),
        first_hop,
        address,
    )


def score(answer: Answer) -> int:
    points = rows(answer).values()
    without_bonuses = 100 + sum(each for each in points if each < 0)
    bonuses = sum(each for each in points if each > 0)
    return without_bonuses + (bonuses if without_bonuses >= BONUSES_FROM else 0)


def rows(answer: Answer) -> dict[str, int]:
    headers = answer.headers
    policy = _policy(headers.get("content-security-policy", ""))
    return {
        "content policy": _content_policy(policy),
        "cookies": min((_cookie(each, headers) for each in answer.set_cookies), default=0),
        "other origins": -50 if headers.get("access-control-allow-credentials") == "true" else 0,
        "redirection": _redirection(answer),
        "referrer": _referrer(headers.get("referrer-policy")),
        "strict transport": _strict_transport(headers.get("strict-transport-security", "")),
        "integrity": _integrity(answer.body),
        "content type": 0 if headers.get("x-content-type-options") == "nosniff" else -5,
        "framing": _framing(policy, headers.get("x-frame-options", "")),
        "resource policy": _resource_policy(headers.get("cross-origin-resource-policy")),
    }


def _policy(header: str) -> dict[str, list[str]]:
    parts = [part.split() for part in header.split(";") if part.strip()]
    return {name.lower(): [source.lower() for source in sources] for name, *sources in parts}


def _content_policy(policy: dict[str, list[str]]) -> int:
    if not policy:
        return -25
    default = policy.get("default-src", ["*"])
    scripts, objects = policy.get("script-src", default), policy.get("object-src", default)
    styles = policy.get("style-src", default)
    if OPEN_SOURCES & {*scripts, *objects} or "'unsafe-inline'" in scripts:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if "'unsafe-inline'" in styles:
        return 0
    closed = default == ["'none'"] and policy.get("form-action") in (["'self'"], ["'none'"])
    return 10 if closed else 5


def _cookie(line: str, headers: dict[str, str]) -> int:
    name, *attributes = [part.strip() for part in line.split(";")]
    given = {key.lower(): value.lower() for key, _equals, value in (each.partition("=") for each in attributes)}
    name = name.partition("=")[0]
    is_of_a_session = re.search("session|sid|login|device|draft", name, re.IGNORECASE)
    if "secure" not in given:
        return -5 if "strict-transport-security" in headers else (-40 if is_of_a_session else -20)
    if "httponly" not in given and is_of_a_session:
        return -30
    if given.get("samesite", "lax") not in {"lax", "strict", "none"}:
        return -20
    if "csrf" in name and "samesite" not in given:
        return -20
    return 5 if "samesite" in given and "httponly" in given else 0


def _redirection(answer: Answer) -> int:
    host = answer.address.removeprefix("https://").partition("/")[0]
    if not answer.first_hop:
        return -20
    if not answer.first_hop.startswith("https://"):
        return -10
    return 0 if answer.first_hop.startswith(f"https://{host}/") else -5


def _referrer(header: str | None) -> int:
    if header is None:
        return 0
    return 5 if header in STRICT_REFERRERS else -5


def _strict_transport(header: str) -> int:
    age = re.search(r"max-age=(\d+)", header)
    if not age:
        return -20
    return 0 if int(age[1]) >= HALF_A_YEAR else -10


def _integrity(body: str) -> int:
    scripts = re.findall(r"<script\b[^>]*\bsrc=[\"']?([^\"' >]+)[^>]*>", body)
    foreign = [address for address in scripts if re.match(r"(https?:)?//", address)]
    if any(address.startswith("http:") for address in foreign):
        return -50
    return -5 if foreign else 0


def _framing(policy: dict[str, list[str]], header: str) -> int:
    if policy.get("frame-ancestors") in (["'none'"], ["'self'"]):
        return 5
    return 0 if header.upper() in {"DENY", "SAMEORIGIN"} else -20


def _resource_policy(header: str | None) -> int:
    if header in {"same-origin", "same-site"}:
        return 10
    return 0 if header in {None, "cross-origin"} else -5
