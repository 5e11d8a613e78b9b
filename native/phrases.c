/* layout.traits.phrase_bits for names in ASCII: which phrases of a table stand in class names and ids. */

#include "native.h"

enum { ROOM = 4096, MOST = 1024 }; /* places of the table, and phrases in it, of which each may have a first word */

typedef struct {
    const char *at; /* of a string that `kept` holds */
    Py_ssize_t size;
    long bits;
    int goes_on; /* whether longer phrases begin with it */
} Phrase;

static Phrase phrases[ROOM];
static PyObject *kept;
static Py_ssize_t longest; /* in words */

#define HASH_OF_NOTHING 2166136261u /* FNV-1a */

static unsigned int hash_with(unsigned int hash, char sign) { return (hash ^ (unsigned char)sign) * 16777619u; }

/* The place of a phrase, an empty one where it is not in the table. */
static Phrase *place_of(const char *at, Py_ssize_t size, unsigned int hash) {
    Phrase *place = &phrases[hash % ROOM];
    while (place->at != NULL && (place->size != size || memcmp(place->at, at, (size_t)size))) {
        if (++place == phrases + ROOM) place = phrases;
    }
    return place;
}

static Phrase *add_phrase(const char *at, Py_ssize_t size) {
    unsigned int hash = HASH_OF_NOTHING;
    for (Py_ssize_t i = 0; i < size; i++) hash = hash_with(hash, at[i]);
    Phrase *place = place_of(at, size, hash);
    place->at = at, place->size = size;
    return place;
}

PyObject *configure_phrases(PyObject *module, PyObject *args) {
    PyObject *table, *phrase, *bits;
    Py_ssize_t words, position = 0;
    (void)module;
    if (!PyArg_ParseTuple(args, "O!n", &PyDict_Type, &table, &words)) return NULL;
    if (PyDict_Size(table) > MOST) return PyErr_Format(PyExc_ValueError, "more than %d phrases", MOST);
    memset(phrases, 0, sizeof phrases);
    Py_INCREF(table);
    Py_XDECREF(kept);
    kept = table, longest = words;
    while (PyDict_Next(table, &position, &phrase, &bits)) {
        Py_ssize_t size;
        const char *at = PyUnicode_AsUTF8AndSize(phrase, &size);
        if (at == NULL) return NULL;
        const char *blank = memchr(at, ' ', (size_t)size);
        add_phrase(at, size)->bits = PyLong_AsLong(bits);
        if (blank != NULL) add_phrase(at, blank - at)->goes_on = 1;
        if (PyErr_Occurred()) return NULL;
    }
    return none();
}

static int is_upper(char sign) { return sign >= 'A' && sign <= 'Z'; }

static int is_lower(char sign) { return sign >= 'a' && sign <= 'z'; }

static int is_digit(char sign) { return sign >= '0' && sign <= '9'; }

static const char *behind_digits(const char *at, const char *end) {
    while (at < end && is_digit(*at)) at++;
    return at;
}

static const char *behind_hex_letters(const char *at, const char *end) {
    while (at < end && *at >= 'a' && *at <= 'f') at++;
    return at;
}

/* The end of the number that begins at `at`, `at` itself where none does, with the letters of a hexadecimal one. */
static const char *end_of_number(const char *at, const char *end) {
    const char *begin = behind_hex_letters(at, end), *stop = behind_digits(begin, end);
    if (stop == begin) return at;
    for (int parts = 0;; parts++) {
        const char *behind = behind_hex_letters(stop, end);
        if (behind == stop || behind == end || !is_digit(*behind)) return parts ? behind : begin > at ? at : stop;
        stop = behind_digits(behind, end);
    }
}

/* The end of the word that begins at `at`, `at` itself where none does: `_NAME_WORD` of layout/traits.py. */
static const char *end_of_word(const char *at, const char *end) {
    const char *stop = end_of_number(at, end);
    if (stop > at) return stop;
    if (at < end && is_upper(*at) && !(end - at > 1 && is_lower(at[1]))) {
        while (stop < end && is_upper(*stop)) stop++;
        return stop;
    }
    if (at < end && is_upper(*at)) stop++;
    while (stop < end && is_lower(*stop)) stop++;
    return stop;
}

/* What is said by the word at `begin` of a line of words, and by the phrases of it and those behind it. */
static long said_from(const char *begin, const char *end) {
    long found = 0;
    unsigned int hash = HASH_OF_NOTHING;
    const char *stop = begin;
    for (Py_ssize_t count = 0; count < longest && stop < end; count++) {
        if (count) hash = hash_with(hash, *stop++); /* the blank between two words */
        while (stop < end && *stop != ' ') hash = hash_with(hash, *stop++);
        const Phrase *phrase = place_of(begin, stop - begin, hash);
        found |= phrase->bits;
        if (!count && !phrase->goes_on) break;
    }
    return found;
}

int bits_of_names(const char *at, Py_ssize_t size, Buffer *line, long *found) {
    *found = 0, line->size = 0;
    if (reserve((void **)&line->at, &line->room, 2 * size + 1, 1) < 0) return -1;
    for (const char *end = at + size; at < end;) { /* the words in lower case, parted by blanks */
        const char *stop = end_of_word(at, end);
        if (stop == at) {
            at++;
            continue;
        }
        if (line->size) line->at[line->size++] = ' ';
        for (; at < stop; at++) line->at[line->size++] = is_upper(*at) ? (char)(*at + 32) : *at;
    }
    const char *end = line->at + line->size;
    for (const char *word = line->at; word < end; word++) {
        *found |= said_from(word, end);
        while (word < end && *word != ' ') word++;
    }
    return 0;
}

PyObject *phrase_bits(PyObject *module, PyObject *names) {
    Py_ssize_t size;
    const char *at = PyUnicode_AsUTF8AndSize(names, &size);
    (void)module;
    if (at == NULL) return none_of_surrogates();
    if (!is_ascii(at, size)) return none(); /* digits of other scripts are words, too */
    Buffer line = {NULL, 0, 0};
    long found;
    int failed = bits_of_names(at, size, &line, &found);
    PyMem_Free(line.at);
    return failed < 0 ? NULL : PyLong_FromLong(found);
}
