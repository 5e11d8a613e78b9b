/* normalise.fold for texts of ASCII, the usual typographic signs, and letters of Latin-1 and Russian Cyrillic.

Each of these letters is its own normal form and has one small letter, so that neither normalisation nor more than one
step of case folding is needed; any other character leaves the text to Python. */

#include "native.h"

enum { NOT_HERE = 0x110000, NOTHING };

/* What a character is folded to: itself, its small letter, a separator, NOTHING, or NOT_HERE. */
static unsigned int folded(unsigned int sign) {
    if (sign < 0x80) {
        if (sign == '&' || sign == '<') return NOT_HERE; /* entities and tags */
        if (sign == '\'' || sign == '`') return NOTHING;
        return sign >= 'A' && sign <= 'Z' ? sign + 32 : sign;
    }
    if (sign >= 0xC0 && sign <= 0xFF) { /* not the two signs of arithmetic, nor the sharp s */
        if (sign == 0xD7 || sign == 0xF7 || sign == 0xDF) return NOT_HERE;
        return sign <= 0xDE ? sign + 32 : sign;
    }
    if (sign >= 0x410 && sign <= 0x44F) return sign <= 0x42F ? sign + 32 : sign;
    switch (sign) {
        case 0x401: return 0x451;
        case 0x451: return sign;
        case 0x2018: case 0x2019: case 0xAD: case 0x200B: return NOTHING;
        case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB: return '"';
        case 0x2013: case 0x2014: case 0x2026: case 0x2022: return '_';
        case 0xA0: return ' ';
        default: return NOT_HERE;
    }
}

static int is_of_word(unsigned char byte) {
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

static int is_ascii_space(char sign) { return (unsigned char)sign < 0x80 && is_space((unsigned char)sign); }

static int is_digit(char sign) { return sign >= '0' && sign <= '9'; }

/* Puts the folded text into `plain`: 1 where that is done, 0 where Python is to do it, -1 without memory. */
static int fold_signs(const char *text, Py_ssize_t size, Buffer *plain) {
    if (reserve((void **)&plain->at, &plain->room, size + 1, 1) < 0) return -1;
    char *to = plain->at;
    for (const char *end = text + size; text < end;) {
        int step;
        unsigned int sign = folded(character(text, &step));
        text += step;
        if (sign == NOT_HERE) return 0;
        if (sign < 0x80) {
            *to++ = (char)sign;
        } else if (sign != NOTHING) { /* a letter of two bytes, as it was before */
            *to++ = (char)(0xC0 | sign >> 6);
            *to++ = (char)(0x80 | (sign & 0x3F));
        }
    }
    plain->size = to - plain->at;
    return 1;
}

/* Puts the words of a folded text into `line`, each with a blank behind it: normalise.words. */
static int split_words(const Buffer *plain, Buffer *line) {
    /* A sign of currency is a word though it stand in one: each byte gives a byte and a blank at the most. */
    if (reserve((void **)&line->at, &line->room, 2 * plain->size + 1, 1) < 0) return -1;
    const char *at = plain->at, *end = at + plain->size;
    char *to = line->at;
    while (at < end) {
        int is_minus = *at == '-' && end - at > 1 && is_digit(at[1]) && (at == plain->at || is_ascii_space(at[-1]));
        if (!is_minus && *at != '$' && !is_of_word((unsigned char)*at)) {
            at++;
            continue;
        }
        *to++ = *at++;
        if (at[-1] != '$')
            while (at < end && is_of_word((unsigned char)*at)) *to++ = *at++;
        *to++ = ' ';
    }
    line->size = to - line->at;
    return 0;
}

PyObject *fold(PyObject *module, PyObject *text) {
    Py_ssize_t size;
    const char *at = PyUnicode_AsUTF8AndSize(text, &size);
    (void)module;
    if (at == NULL) return none_of_surrogates();
    Buffer plain = {NULL, 0, 0}, line = {NULL, 0, 0};
    PyObject *found = NULL;
    int done = fold_signs(at, size, &plain);
    if (done == 0) {
        found = Py_None;
        Py_INCREF(found);
    } else if (done > 0 && split_words(&plain, &line) == 0) {
        found = string(line.at, line.size ? line.size - 1 : 0);
    }
    PyMem_Free(plain.at);
    PyMem_Free(line.at);
    return found;
}
