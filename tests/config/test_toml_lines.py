from __future__ import annotations

from crawler.config.toml_lines import key_lines


def test_lines_of_every_way_to_write_a_key() -> None:
    lines = key_lines(
        'a = """\n[not]\nb = 1\n"""\n'
        "c.d = 2\n"
        '["q t"]\n'
        "e = [\n  1,\n  # [no]\n  2]\n"
        "[[f]]\n"
        "[f.g]\nh = {i = 1}\n"
        "[[f]]\n"
        "[[f.j]]\nk = 1\n"
    )
    assert lines[("a",)] == 1
    assert lines[("c", "d")] == 5
    assert lines[("q t", "e")] == 7
    assert lines[("f", 0)] == 11
    assert lines[("f", 0, "g", "h", "i")] == 13
    assert lines[("f", 1, "j", 0, "k")] == 16
    assert ("b",) not in lines
