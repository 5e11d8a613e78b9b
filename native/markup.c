/* A serialised page to its elements, blocks and texts, as crawler/core/html/building.py makes them.

It decides nothing of its own: each function here is one of building.py, runs.py, lexer.py or normalise.py, by its name,
and tests/core/html/test_building.py holds that both give the same. Texts are UTF-8 within; a length in characters is told
where one is meant. */

#include "native.h"

#include <stddef.h>
#include <structmember.h>

enum { BLOCK = 1, VOID_TAG = 2, LINE = 4, CELL = 8, LEVEL = 16 }; /* as in building.py; the level is flags / LEVEL */

static PyObject *attributes, *block_type, *anchor_type, *code_text, *is_number, *tag_flags;
static Py_ssize_t deepest, longest_heading;
PyObject *element_type;

/* ---- Element ---- */

/* The value of an attribute as it is written: the last one of that name. */
static const char *attribute(const char *written, Py_ssize_t size, const char *name, Py_ssize_t *length) {
    const char *found = NULL;
    Written each;
    for (const char *at = written; (at = next_attribute(at, written + size, &each)) != NULL;)
        if (equals(each.name, each.name_size, name)) found = each.value, *length = each.value_size;
    return found;
}

static PyMemberDef element_members[] = {
    {"index", T_PYSSIZET, offsetof(Element, index), 0, NULL},
    {"tag", T_OBJECT_EX, offsetof(Element, tag), 0, NULL},
    {"parent", T_PYSSIZET, offsetof(Element, parent), 0, NULL},
    {"depth", T_PYSSIZET, offsetof(Element, depth), 0, NULL},
    {"end", T_PYSSIZET, offsetof(Element, end), 0, NULL},
    {"first_block", T_PYSSIZET, offsetof(Element, first_block), 0, NULL},
    {"last_block", T_PYSSIZET, offsetof(Element, last_block), 0, NULL},
    {"first_text", T_PYSSIZET, offsetof(Element, first_text), 0, NULL},
    {"last_text", T_PYSSIZET, offsetof(Element, last_text), 0, NULL},
    {"written", T_OBJECT_EX, offsetof(Element, written), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static int element_init(PyObject *self, PyObject *args, PyObject *named) {
    static char *names[] = {"index", "tag", "parent", "depth", "attrs", "end", "first_block", "last_block",
                            "first_text", "last_text", "written", NULL};
    Element *element = (Element *)self;
    PyObject *tag, *attrs, *written = NULL;
    if (!PyArg_ParseTupleAndKeywords(args, named, "nUnnO|nnnnnU", names, &element->index, &tag, &element->parent,
                                     &element->depth, &attrs, &element->end, &element->first_block,
                                     &element->last_block, &element->first_text, &element->last_text, &written))
        return -1;
    if (written != NULL) Py_INCREF(written);
    else if ((written = PyUnicode_FromString("")) == NULL) return -1;
    Py_INCREF(tag);
    Py_INCREF(attrs);
    PyObject *old[] = {element->tag, element->attrs, element->written};
    element->tag = tag, element->attrs = attrs, element->written = written;
    for (int i = 0; i < 3; i++) Py_XDECREF(old[i]);
    return 0;
}

static void element_dealloc(PyObject *self) {
    Element *element = (Element *)self;
    PyTypeObject *type = Py_TYPE(self);
    Py_CLEAR(element->tag);
    Py_CLEAR(element->attrs);
    Py_CLEAR(element->written);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static PyObject *element_attrs(PyObject *self, void *unused) {
    Element *element = (Element *)self;
    (void)unused;
    if (element->attrs == NULL) {
        if (attributes == NULL || element->written == NULL) {
            PyErr_SetString(PyExc_AttributeError, "attrs");
            return NULL;
        }
        element->attrs = PyObject_CallFunctionObjArgs(attributes, element->written, NULL);
        if (element->attrs == NULL) return NULL;
    }
    Py_INCREF(element->attrs);
    return element->attrs;
}

static int element_set_attrs(PyObject *self, PyObject *value, void *unused) {
    Element *element = (Element *)self;
    (void)unused;
    PyObject *old = element->attrs;
    Py_XINCREF(value);
    element->attrs = value;
    Py_XDECREF(old);
    return 0;
}

static PyObject *element_get(PyObject *self, PyObject *name) {
    Element *element = (Element *)self;
    Py_ssize_t size, length, name_size;
    const char *asked = element->attrs == NULL ? PyUnicode_AsUTF8AndSize(name, &name_size) : NULL, *written = NULL;
    if (asked != NULL && element->written != NULL) written = PyUnicode_AsUTF8AndSize(element->written, &size);
    if (written != NULL) {
        const char *value = attribute(written, size, asked, &length);
        if (value == NULL) return none();
        if (memchr(value, '&', (size_t)length) == NULL) return string(value, length);
    }
    PyErr_Clear(); /* it has attributes already, or some that are not read at a glance */
    PyObject *all = element_attrs(self, NULL);
    PyObject *found = all == NULL ? NULL : PyObject_CallMethod(all, "get", "O", name);
    Py_XDECREF(all);
    return found;
}

static PyMethodDef element_methods[] = {
    {"get", element_get, METH_O, "Return the value of one of its attributes, None where it has none of that name."},
    {NULL, NULL, 0, NULL},
};

static PyObject *element_repr(PyObject *self) {
    Element *element = (Element *)self;
    return PyUnicode_FromFormat("Element(index=%zd, tag=%R, parent=%zd, written=%R)", element->index, element->tag,
                                element->parent, element->written);
}

static PyGetSetDef element_getters[] = {
    {"attrs", element_attrs, element_set_attrs, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot element_slots[] = {
    {Py_tp_doc, "An element of the body; `tree.Element` says what its parts mean. Its attributes are read when asked."},
    {Py_tp_init, element_init},
    {Py_tp_dealloc, element_dealloc},
    {Py_tp_repr, element_repr},
    {Py_tp_members, element_members},
    {Py_tp_methods, element_methods},
    {Py_tp_getset, element_getters},
    {0, NULL},
};

static PyType_Spec element_spec = {
    "crawler.core._native.Element", sizeof(Element), 0, Py_TPFLAGS_DEFAULT, element_slots};

/* ---- Text ---- */

static int is_unseen(unsigned int sign) { return sign == 0xAD || sign == 0x200B || sign == 0x2060 || sign == 0xFEFF; }

/* normalise.one_line: puts the line into `line`. */
static int one_line(const char *text, Py_ssize_t size, Buffer *line) {
    int is_ascii = 1, is_due = 0;
    line->size = 0;
    if (reserve((void **)&line->at, &line->room, size + 1, 1) < 0) return -1;
    char *to = line->at;
    for (const char *end = text + size; text < end;) {
        int step;
        unsigned int sign = character(text, &step);
        if (is_space(sign)) {
            is_due = to > line->at;
        } else {
            if (is_due) *to++ = ' ';
            is_due = 0;
            for (int i = 0; i < step; i++) *to++ = text[i];
            is_ascii &= step == 1;
        }
        text += step;
    }
    line->size = to - line->at;
    if (is_ascii) return 0;
    const char *from = line->at, *end = to;
    to = line->at;
    while (from < end) {
        int step;
        unsigned int sign = character(from, &step);
        if (!is_unseen(sign) && !(sign == ' ' && to == line->at))
            for (int i = 0; i < step; i++) *to++ = from[i];
        from += step;
    }
    while (to > line->at && to[-1] == ' ') to--;
    line->size = to - line->at;
    return 0;
}

/* lexer.unescape: puts what was written into `plain`. */
static int unescape(const char *text, Py_ssize_t size, Buffer *plain) {
    static const struct {
        const char *name;
        int size;
        const char *sign;
    } escapes[] = {{"&nbsp;", 6, "\xC2\xA0"}, {"&lt;", 4, "<"}, {"&gt;", 4, ">"}, {"&quot;", 6, "\""}, {"&amp;", 5, "&"}};
    const char *end = text + size;
    plain->size = 0;
    while (text < end) {
        const char *escape = memchr(text, '&', (size_t)(end - text));
        if (append(plain, text, (escape == NULL ? end : escape) - text) < 0) return -1;
        if (escape == NULL) break;
        int i = 0;
        while (i < 5 && (end - escape < escapes[i].size || memcmp(escape, escapes[i].name, (size_t)escapes[i].size))) i++;
        const char *sign = i < 5 ? escapes[i].sign : "&";
        if (append(plain, sign, (Py_ssize_t)strlen(sign)) < 0) return -1;
        text = escape + (i < 5 ? escapes[i].size : 1);
    }
    return 0;
}

/* ---- The walk ---- */

typedef struct {
    Buffer text;
    PyObject *href, *object; /* the object once a block has it */
    Py_ssize_t element;
} Link;

typedef struct {
    Py_ssize_t begin;
    char is_blank, is_break;
} Part;

typedef struct {
    Py_ssize_t element, home, parent, link;
    int is_block;
} Frame;

typedef struct {
    int is_open;
    Py_ssize_t element, depth, opened, muted;
    PyObject *names, *numbers;
} Code;

typedef struct {
    PyObject *name;
    long flags;
    const char *at;
    Py_ssize_t size;
} Tag;

#define TAGS 256

typedef struct {
    PyObject *elements, *blocks, *texts, *links;
    Frame *stack;
    Py_ssize_t frames, stack_room;
    Link *all; /* each link of the page; `run_links` are those of the run */
    Py_ssize_t all_size, all_room, *run_links, links_size, links_room;
    Part *parts;
    Py_ssize_t parts_size, parts_room;
    Buffer run, line, plain;
    Py_ssize_t run_home, link_chars;
    Code code;
    Tag tags[TAGS];
    Py_ssize_t home, parent, link; /* of what is open; a link of -1 is none */
} Walk;

static const Tag *tag_of(Walk *walk, const char *name, Py_ssize_t size) {
    unsigned int hash = (unsigned int)size;
    for (Py_ssize_t i = 0; i < size && i < 12; i++) hash = hash * 31 + (unsigned char)name[i];
    Tag *tag = &walk->tags[hash % TAGS];
    if (tag->name != NULL && tag->size == size && !memcmp(tag->at, name, (size_t)size)) return tag;
    PyObject *made = string(name, size);
    if (made == NULL) return NULL;
    PyObject *flags = PyDict_GetItemWithError(tag_flags, made);
    if (flags == NULL && PyErr_Occurred()) {
        Py_DECREF(made);
        return NULL;
    }
    Py_XDECREF(tag->name);
    tag->name = made, tag->at = name, tag->size = size;
    tag->flags = flags == NULL ? 0 : PyLong_AsLong(flags);
    return tag;
}

static Element *element_at(Walk *walk, Py_ssize_t index) { return (Element *)PyList_GetItem(walk->elements, index); }

static long level_of(const Element *element) { return element->flags / LEVEL; }

static int add_part(Walk *walk, const char *text, Py_ssize_t size, int blank) {
    if (reserve((void **)&walk->parts, &walk->parts_room, walk->parts_size + 1, sizeof(Part)) < 0) return -1;
    walk->parts[walk->parts_size++] = (Part){walk->run.size, (char)blank, (char)equals(text, size, "\xE2\x80\xA8")};
    return append(&walk->run, text, size);
}

static int add_to_link(Walk *walk, const char *text, Py_ssize_t size) {
    Link *link = &walk->all[walk->link];
    if (link->object == NULL) return append(&link->text, text, size);
    PyObject *more = string(text, size), *said = more ? PyObject_GetAttrString(link->object, "text") : NULL;
    PyObject *both = said ? PyUnicode_Concat(said, more) : NULL;
    int failed = both == NULL || PyObject_SetAttrString(link->object, "text", both) < 0;
    Py_XDECREF(more);
    Py_XDECREF(said);
    Py_XDECREF(both);
    return failed ? -1 : 0;
}

/* Run.add */
static int add(Walk *walk, const char *text, Py_ssize_t size) {
    int blank = is_blank(text, size);
    if (!blank) {
        PyObject *made = string(text, size);
        int failed = made == NULL || PyList_Append(walk->texts, made) < 0;
        Py_XDECREF(made);
        if (failed) return -1;
    } else if (!walk->parts_size && !walk->code.is_open) {
        return 0;
    }
    if (!walk->parts_size) walk->run_home = walk->code.is_open ? walk->code.element : walk->home;
    if (add_part(walk, text, size, blank) < 0) return -1;
    if (walk->link < 0) return 0;
    walk->link_chars += stripped_length(text, size);
    return add_to_link(walk, text, size);
}

/* What is written between two tags, which may have escapes. */
static int add_written(Walk *walk, const char *text, Py_ssize_t size) {
    if (memchr(text, '&', (size_t)size) == NULL) return add(walk, text, size);
    return unescape(text, size, &walk->plain) < 0 ? -1 : add(walk, walk->plain.at, walk->plain.size);
}

static PyObject *text_of_code(Walk *walk) {
    PyObject *parts = PyList_New(0);
    for (Py_ssize_t i = 0; parts != NULL && i < walk->parts_size; i++) {
        Py_ssize_t end = i + 1 < walk->parts_size ? walk->parts[i + 1].begin : walk->run.size;
        PyObject *part = string(walk->run.at + walk->parts[i].begin, end - walk->parts[i].begin);
        if (part == NULL || PyList_Append(parts, part) < 0) Py_CLEAR(parts);
        Py_XDECREF(part);
    }
    if (parts == NULL) return NULL;
    PyObject *text = PyObject_CallFunctionObjArgs(code_text, walk->code.names, walk->code.numbers, parts, NULL);
    Py_DECREF(parts);
    return text;
}

static void close_code(Walk *walk) {
    walk->code.is_open = 0;
    Py_CLEAR(walk->code.names);
    Py_CLEAR(walk->code.numbers);
}

/* Whether a text has more than signs that are not seen: text.strip(runs._UNSEEN). */
static int is_seen(PyObject *text) {
    Py_ssize_t size;
    const char *at = PyUnicode_AsUTF8AndSize(text, &size);
    if (at == NULL) return -1;
    for (const char *end = at + size; at < end;) {
        int step;
        unsigned int sign = character(at, &step);
        if (!is_unseen(sign) && sign != 0x200C && sign != 0x200D) return 1;
        at += step;
    }
    return 0;
}

static PyObject *anchors_of_run(Walk *walk) {
    PyObject *anchors = PyList_New(0);
    for (Py_ssize_t i = 0; anchors != NULL && i < walk->links_size; i++) {
        Link *link = &walk->all[walk->run_links[i]];
        PyObject *text = one_line(link->text.at, link->text.size, &walk->line) < 0
                             ? NULL
                             : string(walk->line.at, walk->line.size);
        if (text != NULL) link->object = PyObject_CallFunction(anchor_type, "OOn", text, link->href, link->element);
        Py_XDECREF(text);
        if (link->object == NULL || PyList_Append(anchors, link->object) < 0) Py_CLEAR(anchors);
        PyMem_Free(link->text.at);
        link->text = (Buffer){NULL, 0, 0};
    }
    return anchors;
}

/* runs._aria_level */
static long aria_level(const Element *element) {
    Py_ssize_t size, length;
    const char *written = PyUnicode_AsUTF8AndSize(element->written, &size);
    if (written == NULL) return -1;
    if (size < 14) return 0; /* role="heading" */
    const char *value = attribute(written, size, "role", &length);
    if (value == NULL || !equals(value, length, "heading")) return 0;
    value = attribute(written, size, "aria-level", &length);
    return value != NULL && length == 1 && *value >= '1' && *value <= '6' ? *value - '0' : 2;
}

/* The level of a heading that a block is, by the element that holds it. */
static long level_of_block(Walk *walk, const Element *element, Py_ssize_t length) {
    long level = level_of(element);
    if (!level) level = aria_level(element);
    if (element->parent >= 0 && length <= longest_heading && PyUnicode_CompareWithASCIIString(element->tag, "p") == 0) {
        Element *parent = element_at(walk, element->parent);
        return parent == NULL ? -1 : level_of(parent);
    }
    return level;
}

/* Puts the kicker, the block before a heading, before its text and its anchors, and takes it from the blocks. */
static int take_kicker(Walk *walk, PyObject **text, PyObject *anchors, Py_ssize_t *chars) {
    Py_ssize_t last = PyList_Size(walk->blocks) - 1;
    PyObject *kicker = PyList_GetItem(walk->blocks, last), *said = NULL, *linked = NULL, *before = NULL, *both = NULL;
    if (kicker == NULL) return -1;
    Py_INCREF(kicker);
    int failed = PyList_SetSlice(walk->blocks, last, last + 1, NULL) < 0 ||
                 (said = PyObject_GetAttrString(kicker, "text")) == NULL ||
                 (linked = PyObject_GetAttrString(kicker, "link_chars")) == NULL ||
                 (before = PyObject_GetAttrString(kicker, "anchors")) == NULL ||
                 (both = PyUnicode_Concat(said, *text)) == NULL || PyList_SetSlice(anchors, 0, 0, before) < 0;
    if (!failed) {
        *chars += PyLong_AsSsize_t(linked);
        Py_DECREF(*text);
        *text = both, both = NULL;
    }
    Py_DECREF(kicker);
    Py_XDECREF(said);
    Py_XDECREF(linked);
    Py_XDECREF(before);
    Py_XDECREF(both);
    return failed ? -1 : 0;
}

static int begins_with_tie(PyObject *text) {
    Py_ssize_t size;
    const char *at = PyUnicode_AsUTF8AndSize(text, &size);
    if (at == NULL) return -1;
    if (size >= 2 && at[1] == ' ') return at[0] == ':' || at[0] == '|';
    return size >= 4 && !memcmp(at, "\xE2\x80\x93 ", 4);
}

static int add_block(Walk *walk, PyObject **text) {
    Element *element = element_at(walk, walk->run_home);
    PyObject *anchors = element == NULL ? NULL : anchors_of_run(walk);
    if (anchors == NULL) return -1;
    Py_ssize_t length = PyUnicode_GetLength(*text), chars = walk->link_chars < length ? walk->link_chars : length;
    long level = level_of_block(walk, element, length);
    int is_tied = level > 0 && PyList_Size(walk->blocks) > element->first_block ? begins_with_tie(*text) : 0;
    if (level < 0 || is_tied < 0 || (is_tied && take_kicker(walk, text, anchors, &chars) < 0)) {
        Py_DECREF(anchors);
        return -1;
    }
    PyObject *block = PyObject_CallFunction(block_type, "nnOOlnN", PyList_Size(walk->blocks), walk->run_home,
                                            element->tag, *text, level, chars, anchors);
    int failed = block == NULL || PyList_Append(walk->blocks, block) < 0;
    Py_XDECREF(block);
    return failed ? -1 : 0;
}

/* Run.end */
static int end_run(Walk *walk) {
    if (!walk->parts_size && !walk->links_size) return 0;
    PyObject *text;
    if (walk->code.is_open) {
        text = text_of_code(walk);
    } else {
        if (one_line(walk->run.at, walk->run.size, &walk->line) < 0) return -1;
        text = string(walk->line.at, walk->line.size);
    }
    if (text == NULL) return -1;
    int seen = is_seen(text);
    int failed = seen < 0 || (seen && add_block(walk, &text) < 0);
    Py_DECREF(text);
    walk->link_chars = walk->parts_size = walk->links_size = walk->run.size = 0;
    close_code(walk);
    return failed ? -1 : 0;
}

static int ends_in_break(const Walk *walk) {
    for (Py_ssize_t i = walk->parts_size; i--;) {
        if (walk->parts[i].is_break) return 1;
        if (!walk->parts[i].is_blank) return 0;
    }
    return 0;
}

/* Run.add_break */
static int add_break(Walk *walk) {
    if (walk->code.is_open) return add(walk, "\n", 1);
    if (walk->link < 0 && walk->parts_size) {
        Element *home = element_at(walk, walk->home);
        if (home == NULL) return -1;
        if (!level_of(home) && ends_in_break(walk)) return end_run(walk);
    }
    return add(walk, "\xE2\x80\xA8", 3);
}

/* Run.begin_element */
static int begin_element(Walk *walk, const Tag *tag, const char *written, Py_ssize_t size) {
    if (walk->code.is_open && tag->flags & LINE) {
        if (!(tag->flags & CELL) && add_part(walk, "\n", 1, 1) < 0) return -1;
        if (equals(tag->at, tag->size, "button")) walk->code.muted = walk->parts_size;
        return 0;
    }
    if (end_run(walk) < 0) return -1;
    if (!equals(tag->at, tag->size, "pre") || walk->frames >= deepest) return 0;
    Py_ssize_t index = PyList_Size(walk->elements);
    Py_XDECREF(walk->code.names); /* of code without a text, which nothing has closed */
    Py_XDECREF(walk->code.numbers);
    walk->code = (Code){1, index, walk->frames, -1, -1, string(written, size), PyList_New(0)};
    walk->run_home = index;
    return walk->code.names == NULL || walk->code.numbers == NULL ? -1 : 0;
}

/* Run._note_number */
static int note_number(Walk *walk) {
    Py_ssize_t opened = walk->code.opened;
    walk->code.opened = -1;
    if (opened < 0 || opened != walk->parts_size - 1) return 0;
    Py_ssize_t begin = walk->parts[opened].begin;
    PyObject *answer = PyObject_CallFunction(is_number, "s#", walk->run.at + begin, walk->run.size - begin);
    if (answer == NULL) return -1;
    int is_one = PyObject_IsTrue(answer), failed = 0;
    Py_DECREF(answer);
    if (is_one > 0) {
        PyObject *place = PyLong_FromSsize_t(opened);
        failed = place == NULL || PyList_Append(walk->code.numbers, place) < 0;
        Py_XDECREF(place);
    }
    return is_one < 0 || failed ? -1 : 0;
}

/* Takes the places from `end` on out of a list of growing ones. */
static int forget_numbers(PyObject *numbers, Py_ssize_t end) {
    Py_ssize_t kept = PyList_Size(numbers);
    while (kept && PyLong_AsSsize_t(PyList_GetItem(numbers, kept - 1)) >= end) kept--;
    return PyList_SetSlice(numbers, kept, PyList_Size(numbers), NULL);
}

/* Run._end_in_code */
static int end_in_code(Walk *walk, const char *name, Py_ssize_t size, int is_block) {
    if (note_number(walk) < 0) return -1;
    if (!is_block) return 0;
    if (walk->code.depth == walk->frames) return end_run(walk);
    if (equals(name, size, "button") && walk->code.muted >= 0) {
        if (walk->code.muted < walk->parts_size) {
            walk->run.size = walk->parts[walk->code.muted].begin;
            walk->parts_size = walk->code.muted;
        }
        int failed = forget_numbers(walk->code.numbers, walk->code.muted) < 0;
        walk->code.muted = -1;
        return failed ? -1 : 0;
    }
    const Tag *tag = tag_of(walk, name, size);
    if (tag == NULL) return -1;
    return tag->flags & CELL ? 0 : add_part(walk, "\n", 1, 1);
}

/* An end tag; `name` is without its slash. */
static int close_element(Walk *walk, const char *name, Py_ssize_t size) {
    const Tag *tag = tag_of(walk, name, size);
    if (tag == NULL) return -1;
    if (tag->flags & VOID_TAG) return 0;
    if (!walk->frames) {
        PyErr_SetString(PyExc_IndexError, "pop from empty list");
        return -1;
    }
    Frame frame = walk->stack[--walk->frames];
    walk->home = frame.home, walk->parent = frame.parent, walk->link = frame.link;
    int failed = 0;
    if (walk->code.is_open) failed = end_in_code(walk, name, size, frame.is_block);
    else if (frame.is_block) failed = end_run(walk);
    Element *element = failed ? NULL : element_at(walk, frame.element);
    if (element == NULL) return -1;
    element->end = PyList_Size(walk->elements);
    element->last_block = PyList_Size(walk->blocks);
    element->last_text = PyList_Size(walk->texts);
    return 0;
}

/* Run.link */
static int begin_link(Walk *walk, Py_ssize_t element, const char *written, Py_ssize_t size) {
    Py_ssize_t length;
    const char *href = attribute(written, size, "href", &length);
    if (href == NULL || !length) return 0;
    if (unescape(href, length, &walk->plain) < 0) return -1;
    if (reserve((void **)&walk->all, &walk->all_room, walk->all_size + 1, sizeof(Link)) < 0) return -1;
    if (reserve((void **)&walk->run_links, &walk->links_room, walk->links_size + 1, sizeof(Py_ssize_t)) < 0) return -1;
    PyObject *address = string(walk->plain.at, walk->plain.size);
    if (address == NULL) return -1;
    walk->link = walk->all_size;
    walk->all[walk->all_size++] = (Link){{NULL, 0, 0}, address, NULL, element};
    walk->run_links[walk->links_size++] = walk->link;
    return 0;
}

static Element *new_element(Walk *walk, const Tag *tag, const char *written, Py_ssize_t size) {
    Element *element = (Element *)PyType_GenericAlloc((PyTypeObject *)element_type, 0);
    if (element == NULL) return NULL;
    element->index = PyList_Size(walk->elements);
    element->parent = walk->parent, element->depth = walk->frames, element->end = element->index + 1;
    element->first_block = element->last_block = PyList_Size(walk->blocks);
    element->first_text = element->last_text = PyList_Size(walk->texts);
    element->tag = tag->name, element->flags = tag->flags;
    Py_INCREF(tag->name);
    element->written = string(written, size);
    int failed = element->written == NULL || PyList_Append(walk->elements, (PyObject *)element) < 0;
    if (!failed && equals(tag->at, tag->size, "a")) failed = PyList_Append(walk->links, (PyObject *)element) < 0;
    Py_DECREF(element); /* the list has it */
    return failed ? NULL : element;
}

/* A tag that begins an element; `has_text` where a text follows, `is_behind_end` where it follows an end at once. */
static int open_element(Walk *walk, const char *name, Py_ssize_t length, const char *written, Py_ssize_t size,
                        int has_text, int is_behind_end) {
    const Tag *tag = tag_of(walk, name, length);
    if (tag == NULL) return -1;
    int is_block = (tag->flags & BLOCK) != 0;
    if (is_block) {
        if (begin_element(walk, tag, written, size) < 0) return -1;
    } else if (is_behind_end && walk->parts_size) { /* Run.part_kicker */
        Element *home = element_at(walk, walk->home);
        if (home == NULL || (level_of(home) && add(walk, " ", 1) < 0)) return -1;
    }
    if (walk->code.is_open) walk->code.opened = has_text ? walk->parts_size : -1;
    Frame frame = {walk->parent, walk->home, walk->parent, walk->link, is_block};
    Element *element = walk->frames >= deepest ? element_at(walk, walk->parent) : new_element(walk, tag, written, size);
    if (element == NULL) return -1;
    frame.element = element->index;
    if (walk->frames < deepest && equals(name, length, "a") && begin_link(walk, frame.element, written, size) < 0)
        return -1;
    if (tag->flags & VOID_TAG) return 0;
    if (reserve((void **)&walk->stack, &walk->stack_room, walk->frames + 1, sizeof(Frame)) < 0) return -1;
    walk->stack[walk->frames++] = frame;
    walk->parent = frame.element;
    if (is_block) walk->home = frame.element;
    return 0;
}

/* The ">" that ends the token whose "<" stands at `at`, NULL where none begins there: lexer._TOKEN. */
static const char *end_of_token(const char *at, const char *end) {
    if (end - at < 2) return NULL;
    if (at[1] == '?' || at[1] == '/' || (at[1] >= 'a' && at[1] <= 'z')) return memchr(at + 2, '>', (size_t)(end - at - 2));
    if (end - at < 7 || memcmp(at, "<!--", 4)) return NULL;
    for (at += 4; end - at >= 3; at++) {
        at = memchr(at, '-', (size_t)(end - at));
        if (at == NULL || end - at < 3) return NULL;
        if (at[1] == '-' && at[2] == '>') return at + 2;
    }
    return NULL;
}

static int walk_markup(Walk *walk, const char *at, const char *end) {
    int has_just_ended = 0;
    while (at < end && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        const char *close = end_of_token(at, end);
        if (close == NULL) {
            at++;
            continue;
        }
        const char *name = at + 1, *text = close + 1, *next = memchr(text, '<', (size_t)(end - text));
        Py_ssize_t said = (next == NULL ? end : next) - text;
        int is_behind_end = has_just_ended, step, failed = 0;
        const char *stop = name + 1; /* the end of the name */
        while (stop < close && !is_space(character(stop, &step))) stop += step;
        has_just_ended = *name == '/' && !said;
        if (*name == '/') {
            failed = close_element(walk, name + 1, stop - name - 1);
        } else if (equals(name, stop - name, "br")) {
            failed = add_break(walk);
        } else if (*name != '!' && *name != '?') {
            const char *written = stop < close && *stop == ' ' ? stop + 1 : stop;
            failed = open_element(walk, name, stop - name, written, close - written, said > 0, is_behind_end);
        }
        if (failed < 0 || (said && add_written(walk, text, said) < 0)) return -1;
        at = text + said;
    }
    return end_run(walk);
}

static void forget(Walk *walk) {
    close_code(walk);
    for (Py_ssize_t i = 0; i < walk->all_size; i++) {
        PyMem_Free(walk->all[i].text.at);
        Py_XDECREF(walk->all[i].href);
        Py_XDECREF(walk->all[i].object);
    }
    for (int i = 0; i < TAGS; i++) Py_XDECREF(walk->tags[i].name);
    void *owned[] = {walk->stack, walk->all, walk->run_links, walk->parts, walk->run.at, walk->line.at, walk->plain.at};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) PyMem_Free(owned[i]);
    PyMem_Free(walk);
}

PyObject *build(PyObject *module, PyObject *args) {
    PyObject *markup, *elements, *blocks, *texts, *links;
    (void)module;
    if (!PyArg_ParseTuple(args, "UO!O!O!O!", &markup, &PyList_Type, &elements, &PyList_Type, &blocks, &PyList_Type,
                          &texts, &PyList_Type, &links))
        return NULL;
    if (tag_flags == NULL) {
        PyErr_SetString(PyExc_RuntimeError, "configure() comes before build()");
        return NULL;
    }
    Py_ssize_t size;
    const char *at = PyUnicode_AsUTF8AndSize(markup, &size);
    if (at == NULL) return none_of_surrogates();
    Walk *walk = PyMem_Calloc(1, sizeof(Walk));
    if (walk == NULL) return PyErr_NoMemory();
    walk->elements = elements, walk->blocks = blocks, walk->texts = texts, walk->links = links;
    walk->parent = walk->link = -1;
    int failed = walk_markup(walk, at, at + size);
    forget(walk);
    if (failed < 0) return NULL;
    return Py_NewRef(Py_True);
}

PyObject *configure(PyObject *module, PyObject *args, PyObject *named) {
    static char *names[] = {"attributes", "block", "anchor", "code_text", "is_number", "tags", "deepest",
                            "longest_heading", NULL};
    PyObject *given[6], **kept[] = {&attributes, &block_type, &anchor_type, &code_text, &is_number, &tag_flags};
    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, named, "OOOOOO!nn", names, &given[0], &given[1], &given[2], &given[3],
                                     &given[4], &PyDict_Type, &given[5], &deepest, &longest_heading))
        return NULL;
    for (int i = 0; i < 6; i++) {
        PyObject *old = *kept[i];
        Py_INCREF(given[i]);
        *kept[i] = given[i];
        Py_XDECREF(old);
    }
    return none();
}

/* lexer._Attributes, what it finds: the names and values of attributes as they are written, a dict. */
PyObject *read_attributes(PyObject *module, PyObject *written) {
    Py_ssize_t size;
    const char *at = PyUnicode_AsUTF8AndSize(written, &size);
    (void)module;
    if (at == NULL) return none_of_surrogates();
    PyObject *found = PyDict_New();
    Buffer plain = {NULL, 0, 0};
    Written each;
    for (const char *end = at + size; found != NULL && (at = next_attribute(at, end, &each)) != NULL;) {
        PyObject *name = string(each.name, each.name_size), *value = NULL;
        if (memchr(each.value, '&', (size_t)each.value_size) == NULL) value = string(each.value, each.value_size);
        else if (unescape(each.value, each.value_size, &plain) == 0) value = string(plain.at, plain.size);
        if (name == NULL || value == NULL || PyDict_SetItem(found, name, value) < 0) Py_CLEAR(found);
        Py_XDECREF(name);
        Py_XDECREF(value);
    }
    PyMem_Free(plain.at);
    return found;
}

int add_element_type(PyObject *module) {
    if (element_type == NULL) element_type = PyType_FromSpec(&element_spec);
    return element_type == NULL ? -1 : PyModule_AddObjectRef(module, "Element", element_type);
}
