/* What the files of the native code share: texts in sound UTF-8, as CPython gives them, and buffers that grow. */

#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <string.h>

PyObject *build(PyObject *module, PyObject *args);
PyObject *configure(PyObject *module, PyObject *args, PyObject *named);
PyObject *read_attributes(PyObject *module, PyObject *written);
PyObject *fold(PyObject *module, PyObject *text);
PyObject *configure_phrases(PyObject *module, PyObject *args);
PyObject *phrase_bits(PyObject *module, PyObject *names);
PyObject *configure_traits(PyObject *module, PyObject *args, PyObject *given);
PyObject *traits(PyObject *module, PyObject *elements);
PyObject *has_controls(PyObject *module, PyObject *body);
PyObject *runs(PyObject *module, PyObject *args);
PyObject *pairs_shared(PyObject *module, PyObject *args);
PyObject *cover_moved(PyObject *module, PyObject *args);
PyObject *smallest_pairs(PyObject *module, PyObject *args);
PyObject *holds_probes(PyObject *module, PyObject *args);
int add_element_type(PyObject *module);

typedef struct {
    char *at;
    Py_ssize_t size, room;
} Buffer;

extern PyObject *element_type;

typedef struct {
    PyObject_HEAD
    Py_ssize_t index, parent, depth, end, first_block, last_block, first_text, last_text;
    PyObject *tag, *attrs, *written;
    long flags;
} Element;

/* phrases.c: what the phrases in names in ASCII say; `line` is room for the work. */
int bits_of_names(const char *at, Py_ssize_t size, Buffer *line, long *found);

/* None to give away. Py_RETURN_NONE and its kin count no reference by the headers of 3.12 and 3.13, since it never ends
   there; on 3.11, for which they build, too, it would. */
static inline PyObject *none(void) { return Py_NewRef(Py_None); }

static inline int reserve(void **at, Py_ssize_t *room, Py_ssize_t needed, size_t each) {
    if (needed <= *room) return 0;
    Py_ssize_t wider = *room < 32 ? 64 : *room * 2;
    if (wider < needed) wider = needed;
    void *moved = PyMem_Realloc(*at, (size_t)wider * each);
    if (moved == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    *at = moved, *room = wider;
    return 0;
}

static inline int append(Buffer *buffer, const char *text, Py_ssize_t size) {
    if (reserve((void **)&buffer->at, &buffer->room, buffer->size + size + 1, 1) < 0) return -1;
    if (size) memcpy(buffer->at + buffer->size, text, (size_t)size);
    buffer->size += size;
    return 0;
}

/* The character at `text`, which is sound UTF-8, and in `size` its bytes. */
static inline unsigned int character(const char *text, int *size) {
    const unsigned char *at = (const unsigned char *)text;
    if (at[0] < 0x80) return *size = 1, at[0];
    if (at[0] < 0xE0) return *size = 2, (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    if (at[0] < 0xF0) return *size = 3, (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    return *size = 4, (at[0] & 7u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
}

/* Whether a character is a space to str.split, str.isspace and \s. */
static inline int is_space(unsigned int sign) {
    if (sign < 0x80) return sign == ' ' || (sign >= 9 && sign <= 13) || (sign >= 28 && sign <= 31);
    return sign == 0x85 || sign == 0xA0 || sign == 0x1680 || (sign >= 0x2000 && sign <= 0x200A) || sign == 0x2028 ||
           sign == 0x2029 || sign == 0x202F || sign == 0x205F || sign == 0x3000;
}

/* The bytes of the space at `text`, 0 where none stands. */
static inline int space(const char *text) {
    int size;
    return is_space(character(text, &size)) ? size : 0;
}

static inline int is_blank(const char *text, Py_ssize_t size) {
    for (const char *end = text + size; text < end;) {
        int step = space(text);
        if (!step) return 0;
        text += step;
    }
    return 1;
}

/* len(text.strip()) */
static inline Py_ssize_t stripped_length(const char *text, Py_ssize_t size) {
    Py_ssize_t length = 0, last = 0;
    int has_begun = 0;
    for (const char *end = text + size; text < end;) {
        int step, blank = is_space(character(text, &step));
        text += step;
        has_begun |= !blank;
        length += has_begun;
        if (!blank) last = length;
    }
    return last;
}

static inline int is_ascii(const char *text, Py_ssize_t size) {
    unsigned char all = 0;
    for (Py_ssize_t i = 0; i < size; i++) all |= (unsigned char)text[i];
    return all < 0x80;
}

/* Of what PyUnicode_AsUTF8AndSize() refused: None where that is for lone surrogates, which are left to Python. */
static inline PyObject *none_of_surrogates(void) {
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return NULL;
    PyErr_Clear();
    return none();
}

static inline PyObject *string(const char *text, Py_ssize_t size) { return PyUnicode_DecodeUTF8(text, size, "strict"); }

typedef struct {
    const char *name, *value;
    Py_ssize_t name_size, value_size;
} Written;

/* The next attribute of those that are written, by lexer._ATTRIBUTE, and where to go on; NULL where none follows. */
static inline const char *next_attribute(const char *at, const char *end, Written *found) {
    while (at < end) {
        int step;
        if (is_space(character(at, &step))) {
            at += step;
            continue;
        }
        const char *name = at;
        at += step;
        while (at < end && *at != '=' && !is_space(character(at, &step))) at += step;
        if (end - at < 2 || at[0] != '=' || at[1] != '"') continue;
        const char *value = at + 2, *close = memchr(value, '"', (size_t)(end - value));
        if (close == NULL) continue;
        *found = (Written){name, value, at - name, close - value};
        return close + 1;
    }
    return NULL;
}

static inline int equals(const char *text, Py_ssize_t size, const char *word) {
    return size == (Py_ssize_t)strlen(word) && !memcmp(text, word, (size_t)size);
}
