/* normalise.fold for texts in the letters and signs of most of Europe, Vietnam, Arabia, Israel and East Asia.

Each of these letters is its own normal form and has one small letter, so that neither normalisation nor more than one
step of case folding is needed; any other character leaves the text to Python. */

#include "native.h"

enum { NOT_HERE = 0x110000, NOTHING };

static int is_within(unsigned int sign, unsigned int first, unsigned int last) { return sign - first <= last - first; }

/* Where capitals have even numbers, and the small letter of each is the next one; or odd ones. */
static unsigned int next_of_even(unsigned int sign) { return sign | 1; }
static unsigned int next_of_odd(unsigned int sign) { return (sign + 1) & ~1u; }

static unsigned int latin(unsigned int sign) {
    if (sign <= 0xFF) { /* not the two signs of arithmetic, and the sharp s is two letters */
        if (sign < 0xC0 || sign == 0xD7 || sign == 0xF7 || sign == 0xDF) return NOT_HERE;
        return sign <= 0xDE ? sign + 32 : sign;
    }
    if (sign == 0x178) return 0xFF;
    if (sign == 0x131 || sign == 0x138) return sign;
    if (is_within(sign, 0x132, 0x133) || is_within(sign, 0x13F, 0x140) || sign == 0x130 || sign == 0x149) return NOT_HERE;
    if (is_within(sign, 0x139, 0x148) || is_within(sign, 0x179, 0x17E) || is_within(sign, 0x1AF, 0x1B0))
        return next_of_odd(sign);
    if (sign <= 0x177 || is_within(sign, 0x1A0, 0x1A1) || is_within(sign, 0x218, 0x21B)) return next_of_even(sign);
    return is_within(sign, 0x1EA0, 0x1EF9) ? next_of_even(sign) : NOT_HERE;
}

static unsigned int greek(unsigned int sign) {
    if (sign == 0x386) return 0x3AC;
    if (is_within(sign, 0x388, 0x38A)) return sign + 0x25;
    if (sign == 0x38C) return 0x3CC;
    if (is_within(sign, 0x38E, 0x38F)) return sign + 0x3F;
    if (is_within(sign, 0x391, 0x3AB) && sign != 0x3A2) return sign + 32;
    if (sign == 0x3C2) return 0x3C3; /* at the end of a word */
    return is_within(sign, 0x3AC, 0x3CE) && sign != 0x3B0 ? sign : NOT_HERE;
}

static unsigned int cyrillic(unsigned int sign) {
    if (sign <= 0x40F) return sign + 80;
    if (sign <= 0x42F) return sign + 32;
    if (sign <= 0x45F) return sign;
    return is_within(sign, 0x48A, 0x4BF) || is_within(sign, 0x4D0, 0x4FF) ? next_of_even(sign) : NOT_HERE;
}

/* Punctuation and symbols that are no part of a word; those that Unicode takes for letters or digits are not here. */
static unsigned int punctuation(unsigned int sign) {
    switch (sign) {
        case 0xA3: case 0xA5: case 0x20AC: return sign; /* pound, yen, euro: words of their own */
        case 0xAD: case 0x2018: case 0x2019: case 0x201B: case 0xFEFF: return NOTHING;
        case 0xA0: case 0x202F: case 0x205F: case 0x3000: return ' ';
        case 0xA1: case 0xA6: case 0xA7: case 0xA9: case 0xAB: case 0xAC: case 0xAE: case 0xB0: case 0xB1: case 0xB6:
        case 0xB7: case 0xBB: case 0xBF: case 0xD7: case 0xF7: case 0x5BE: case 0x60C: case 0x61B: case 0x61F:
        case 0x2022: case 0x2026: case 0x2030: case 0x2039: case 0x203A: return '_';
        default: break;
    }
    if (is_within(sign, 0x200B, 0x200F) || is_within(sign, 0x202A, 0x202E) || is_within(sign, 0x2060, 0x2064))
        return NOTHING;
    if (is_within(sign, 0x2000, 0x200A)) return ' ';
    if (is_within(sign, 0x2010, 0x2016) || is_within(sign, 0x201A, 0x2021) || is_within(sign, 0x2190, 0x2193) ||
        is_within(sign, 0x25A0, 0x26FF))
        return '_';
    return NOT_HERE;
}

/* East Asia: each character is a word of its own, and its wide punctuation, letters and digits are the narrow ones. */
static unsigned int east_asian(unsigned int sign) {
    if (is_within(sign, 0x4E00, 0x9FFF) || is_within(sign, 0x3400, 0x4DBF) || is_within(sign, 0xAC00, 0xD7A3) ||
        is_within(sign, 0x3041, 0x3096) || is_within(sign, 0x30A1, 0x30FA) || is_within(sign, 0x30FC, 0x30FE) ||
        is_within(sign, 0x3005, 0x3007))
        return sign;
    if (is_within(sign, 0xFF10, 0xFF19)) return sign - 0xFEE0;
    if (is_within(sign, 0xFF21, 0xFF3A)) return sign - 0xFEC0;
    if (is_within(sign, 0xFF41, 0xFF5A)) return sign - 0xFEE0;
    switch (sign) {
        case 0x3001: case 0x3002: case 0xFF01: case 0xFF08: case 0xFF09: case 0xFF0C: case 0xFF0E:
        case 0xFF0F: case 0xFF1A: case 0xFF1B: case 0xFF1F: case 0xFF5E: return '_';
        default: return is_within(sign, 0x3008, 0x3011) ? '_' : NOT_HERE;
    }
}

/* What a character is folded to: itself, its small letter, a separator, NOTHING, or NOT_HERE. */
static unsigned int folded(unsigned int sign) {
    if (sign < 0x80) {
        if (sign == '&' || sign == '<') return NOT_HERE; /* entities and tags */
        if (sign == '\'' || sign == '`') return NOTHING;
        return sign >= 'A' && sign <= 'Z' ? sign + 32 : sign;
    }
    unsigned int found = NOT_HERE;
    if (sign < 0x250 || is_within(sign, 0x1E00, 0x1EFF)) found = latin(sign);
    else if (is_within(sign, 0x370, 0x3FF)) found = greek(sign);
    else if (is_within(sign, 0x400, 0x52F)) found = cyrillic(sign);
    else if (is_within(sign, 0x5D0, 0x5EA) || is_within(sign, 0x621, 0x63A) || is_within(sign, 0x641, 0x64A) ||
             is_within(sign, 0x679, 0x6D3))
        return sign; /* Hebrew and Arabic letters, which have no case */
    else if (is_within(sign, 0x3001, 0xFFEF)) found = east_asian(sign);
    return found == NOT_HERE ? punctuation(sign) : found;
}

/* What is folded to two letters or three, which take no more bytes; NULL for all else. */
static const char *letters_of(unsigned int sign) {
    switch (sign) {
        case 0xDF: return "ss";
        case 0xFB00: return "ff";
        case 0xFB01: return "fi";
        case 0xFB02: return "fl";
        case 0xFB03: return "ffi";
        case 0xFB04: return "ffl";
        default: return NULL;
    }
}

/* Writes a folded character, which is none beyond 0xFFFF. */
static char *write_sign(char *to, unsigned int sign) {
    if (sign < 0x80) {
        *to++ = (char)sign;
    } else if (sign < 0x800) {
        *to++ = (char)(0xC0 | sign >> 6);
        *to++ = (char)(0x80 | (sign & 0x3F));
    } else {
        *to++ = (char)(0xE0 | sign >> 12);
        *to++ = (char)(0x80 | (sign >> 6 & 0x3F));
        *to++ = (char)(0x80 | (sign & 0x3F));
    }
    return to;
}

static int is_of_word(unsigned char byte) {
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

static int is_ascii_space(char sign) { return (unsigned char)sign < 0x80 && is_space((unsigned char)sign); }

static int is_digit(char sign) { return sign >= '0' && sign <= '9'; }

/* Puts the folded text into `plain`: 1 where that is done, 0 where Python is to do it, -1 without memory. */
static int fold_signs(const char *text, Py_ssize_t size, Buffer *plain) {
    if (reserve((void **)&plain->at, &plain->room, size + 1, 1) < 0) return -1; /* none takes more than before */
    char *to = plain->at;
    for (const char *end = text + size; text < end;) {
        int step;
        unsigned int sign = character(text, &step);
        text += step;
        const char *letters = letters_of(sign);
        if (letters != NULL) {
            while (*letters) *to++ = *letters++;
            continue;
        }
        sign = folded(sign);
        if (sign == NOT_HERE) return 0;
        if (sign != NOTHING) to = write_sign(to, sign);
    }
    plain->size = to - plain->at;
    return 1;
}

/* The bytes of a character that is a word of its own, 0 where none stands at `at`: signs of currency, and those of East
   Asia. The letters that are folded here have other first bytes. */
static int lone(const char *at) {
    unsigned char first = (unsigned char)*at;
    if (first == '$') return 1;
    if (first == 0xC2) return 2;
    return first >= 0xE2 ? 3 : 0;
}

/* Puts the words of a folded text into `line`, each with a blank behind it: normalise.words. */
static int split_words(const Buffer *plain, Buffer *line) {
    /* What is a word of its own may stand within one: each byte gives a byte and a blank at the most. */
    if (reserve((void **)&line->at, &line->room, 2 * plain->size + 1, 1) < 0) return -1;
    const char *at = plain->at, *end = at + plain->size, *parted = at; /* where a blank may be thought before it */
    char *to = line->at;
    while (at < end) {
        int size = lone(at);
        int is_minus = *at == '-' && end - at > 1 && is_digit(at[1]) && (at == parted || is_ascii_space(at[-1]));
        if (size) {
            if ((unsigned char)*at > 0xE2) parted = at + size; /* no currency */
            memcpy(to, at, (size_t)size);
            to += size, at += size;
        } else if (is_minus || is_of_word((unsigned char)*at)) {
            *to++ = *at++;
            while (at < end && is_of_word((unsigned char)*at) && !lone(at)) *to++ = *at++;
        } else {
            at++;
            continue;
        }
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
        found = none();
    } else if (done > 0 && split_words(&plain, &line) == 0) {
        found = string(line.at, line.size ? line.size - 1 : 0);
    }
    PyMem_Free(plain.at);
    PyMem_Free(line.at);
    return found;
}
