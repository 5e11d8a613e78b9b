/* boilerplate.phrase_bits for names in ASCII: which phrases of a table stand in class names and ids. */

#include "native.h"

static int is_upper(char sign) { return sign >= 'A' && sign <= 'Z'; }

static int is_lower(char sign) { return sign >= 'a' && sign <= 'z'; }

static int is_digit(char sign) { return sign >= '0' && sign <= '9'; }

/* The end of the word that begins at `at`, `at` itself where none does: `[A-Z]?[a-z]+|[A-Z]+|\d+`. */
static const char *end_of_word(const char *at, const char *end) {
    const char *stop = at;
    if (at < end && is_upper(*at) && !(end - at > 1 && is_lower(at[1]))) {
        while (stop < end && is_upper(*stop)) stop++;
        return stop;
    }
    if (at < end && is_digit(*at)) {
        while (stop < end && is_digit(*stop)) stop++;
        return stop;
    }
    if (at < end && is_upper(*at)) stop++;
    while (stop < end && is_lower(*stop)) stop++;
    return stop;
}

/* Adds what the table says of a phrase to `found`. */
static int look_up(PyObject *table, PyObject *phrase, long *found) {
    PyObject *bits = phrase == NULL ? NULL : PyDict_GetItemWithError(table, phrase);
    if (bits != NULL) *found |= PyLong_AsLong(bits);
    return bits == NULL && PyErr_Occurred() ? -1 : 0;
}

/* Adds what is said by the word at `begin` of the line, and by the phrases of it and up to `most` - 1 words behind. */
static int look_up_from(const char *begin, const char *end, PyObject *table, PyObject *first_words, Py_ssize_t most,
                        long *found) {
    const char *stop = begin;
    for (Py_ssize_t count = 0; count < most && stop < end; count++) {
        if (count) stop++; /* the blank between two words */
        while (stop < end && *stop != ' ') stop++;
        PyObject *phrase = string(begin, stop - begin);
        int failed = look_up(table, phrase, found) < 0;
        int goes_on = failed || count ? !failed : PySet_Contains(first_words, phrase);
        Py_XDECREF(phrase);
        if (failed || goes_on < 0) return -1;
        if (!goes_on) break;
    }
    return 0;
}

PyObject *phrase_bits(PyObject *module, PyObject *args) {
    PyObject *names, *table, *first_words;
    Py_ssize_t most, size;
    (void)module;
    if (!PyArg_ParseTuple(args, "UO!On", &names, &PyDict_Type, &table, &first_words, &most)) return NULL;
    const char *at = PyUnicode_AsUTF8AndSize(names, &size);
    if (at == NULL) return none_of_surrogates();
    for (Py_ssize_t i = 0; i < size; i++)
        if ((unsigned char)at[i] >= 0x80) Py_RETURN_NONE; /* digits of other scripts are words, too */
    Buffer line = {NULL, 0, 0}; /* the words in lower case, parted by blanks */
    if (reserve((void **)&line.at, &line.room, 2 * size + 1, 1) < 0) return NULL;
    for (const char *end = at + size; at < end;) {
        const char *stop = end_of_word(at, end);
        if (stop == at) {
            at++;
            continue;
        }
        if (line.size) line.at[line.size++] = ' ';
        for (; at < stop; at++) line.at[line.size++] = is_upper(*at) ? (char)(*at + 32) : *at;
    }
    long found = 0;
    int failed = 0;
    const char *end = line.at + line.size;
    for (const char *word = line.at; word < end && !failed; word++) {
        failed = look_up_from(word, end, table, first_words, most, &found) < 0;
        while (word < end && *word != ' ') word++;
    }
    PyMem_Free(line.at);
    return failed ? NULL : PyLong_FromLong(found);
}
