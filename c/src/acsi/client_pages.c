#include "acsi/client_pages.h"

#include <inttypes.h>
#include <string.h>

#include "base/memory.h"

#define FIRST_PIECE 1024u
#define FIRST_ITEMS 16u

/* Where the answer of a service has its list. */
typedef struct paged_service {
    sdvp_service_t service;
    size_t items;
    size_t count;
    size_t size; /* of an item */
    size_t more; /* SIZE_MAX: not told */
    bool names;  /* bounded by max_directory_names */
} paged_service_t;

#define AT(member) offsetof(sdvp_message_t, is.member)
#define NAMES_OF(service) \
    {service, AT(directory_response.names.items), AT(directory_response.names.count), sizeof(char *), \
        AT(directory_response.more_follows), true}
#define ENTRIES_OF(service) \
    {service, AT(query_log_response.entries), AT(query_log_response.count), sizeof(sdvp_log_entry_t), \
        AT(query_log_response.more_follows), false}

static const paged_service_t SERVICES[] = {
    NAMES_OF(SDVP_GET_SERVER_DIRECTORY),
    NAMES_OF(SDVP_GET_LOGICAL_DEVICE_DIRECTORY),
    NAMES_OF(SDVP_GET_LOGICAL_NODE_DIRECTORY),
    NAMES_OF(SDVP_GET_DATA_DIRECTORY),
    {SDVP_GET_ALL_DATA_VALUES, AT(get_all_data_values_response.values.items),
        AT(get_all_data_values_response.values.count), sizeof(sdvp_write_t),
        AT(get_all_data_values_response.more_follows), true},
    {SDVP_GET_DATA_SET_DIRECTORY, AT(get_data_set_directory_response.members.items),
        AT(get_data_set_directory_response.members.count), sizeof(char *),
        AT(get_data_set_directory_response.more_follows), true},
    {SDVP_GET_FILE_ATTRIBUTE_VALUES, AT(get_file_attribute_values_response.files),
        AT(get_file_attribute_values_response.count), sizeof(sdvp_file_entry_t),
        AT(get_file_attribute_values_response.more_follows), true},
    ENTRIES_OF(SDVP_QUERY_LOG_BY_TIME),
    ENTRIES_OF(SDVP_QUERY_LOG_AFTER),
    {SDVP_GET_DATA_VALUES, AT(read_response.results.items), AT(read_response.results.count), sizeof(sdvp_result_t),
        SIZE_MAX, false},
};

typedef struct pages {
    sdvp_association_t *association;
    const paged_service_t *paged;
    deliver_t deliver;
    any_function_t done;
    void *ctx;
    const void *tag;
    sdvp_log_page_t page; /* pages are given away; NULL: they are joined */
    bool whole;           /* the end was reached */
    sdvp_arena_t *arena;  /* of the request, and of what is joined */
    sdvp_message_t request;
    sdvp_names_t references; /* GetDataValues: those still to be asked for */
    char *items;             /* joined so far */
    size_t count;
    size_t room;
} pages_t;

static const paged_service_t *find(sdvp_service_t service)
{
    for (size_t i = 0; i < sizeof SERVICES / sizeof *SERVICES; i++) {
        if (SERVICES[i].service == service) {
            return &SERVICES[i];
        }
    }
    return NULL;
}

bool sdvp_service_has_pages(sdvp_service_t service)
{
    return find(service) != NULL;
}

static void pages_free(pages_t *pages)
{
    sdvp_release(pages->items);
    sdvp_arena_free(pages->arena);
    sdvp_release(pages);
}

static void end(pages_t *pages, const sdvp_outcome_t *outcome, sdvp_message_t *last)
{
    if (last != NULL && pages->page == NULL) {
        memcpy((char *)last + pages->paged->items, &pages->items, sizeof pages->items);
        memcpy((char *)last + pages->paged->count, &pages->count, sizeof pages->count);
    }
    if (pages->page != NULL) {
        ((sdvp_log_read_t)pages->done)(pages->ctx, outcome, pages->whole);
    } else {
        /* A callback is told of a call; this one stands for all of them. */
        client_call_t all = {.done = pages->done, .ctx = pages->ctx};
        pages->deliver(&all, outcome, last);
    }
    pages_free(pages);
}

static void fail(pages_t *pages, sdvp_error_t error, const char *expected)
{
    char detail[256];
    sdvp_detail_print(detail, "expected of %s %s", pages->association->peer, expected);
    sdvp_outcome_t outcome = sdvp_outcome_of(error, detail);
    end(pages, &outcome, NULL);
}

/* Copies the items of a page behind those that are there; false if there is no room. */
static bool append(pages_t *pages, const sdvp_message_t *page)
{
    sdvp_message_t copy;
    size_t more;
    const void *items;
    if (sdvp_message_copy(pages->arena, page, &copy) != SDVP_OK) {
        return false;
    }
    memcpy(&more, (const char *)&copy + pages->paged->count, sizeof more);
    memcpy(&items, (const char *)&copy + pages->paged->items, sizeof items);
    size_t size = pages->paged->size;
    if (pages->count + more > pages->room) {
        size_t room = pages->count + more > FIRST_ITEMS ? 2 * (pages->count + more) : FIRST_ITEMS;
        char *larger = sdvp_resize(pages->items, room * size);
        if (larger == NULL) {
            return false;
        }
        pages->items = larger;
        pages->room = room;
    }
    if (more > 0) {
        memcpy(pages->items + pages->count * size, items, more * size);
        pages->count += more;
    }
    return true;
}

/* Has the request go on after the last item of a page; false if it would go on where it was. */
static bool go_on_after(pages_t *pages, const sdvp_message_t *page, size_t count)
{
    sdvp_message_t *request = &pages->request;
    const void *last = pages->items == NULL ? NULL : pages->items + (pages->count - 1) * pages->paged->size;
    const char *name = pages->paged->size == sizeof(char *) && last != NULL ? *(const char *const *)last : NULL;
    sdvp_entry_id_t entry;
    switch (request->service) {
    case SDVP_GET_SERVER_DIRECTORY:
        request->is.get_server_directory_request.continue_after = name;
        return true;
    case SDVP_GET_LOGICAL_DEVICE_DIRECTORY:
        request->is.get_logical_device_directory_request.continue_after = name;
        return true;
    case SDVP_GET_LOGICAL_NODE_DIRECTORY:
        request->is.get_logical_node_directory_request.continue_after = name;
        return true;
    case SDVP_GET_DATA_DIRECTORY:
        request->is.get_data_directory_request.continue_after = name;
        return true;
    case SDVP_GET_ALL_DATA_VALUES:
        if (last != NULL) {
            request->is.get_all_data_values_request.continue_after = ((const sdvp_write_t *)last)->reference;
        }
        return last != NULL;
    case SDVP_GET_FILE_ATTRIBUTE_VALUES:
        if (last != NULL) {
            request->is.get_file_attribute_values_request.continue_after = ((const sdvp_file_entry_t *)last)->file_name;
        }
        return last != NULL;
    case SDVP_GET_DATA_SET_DIRECTORY:
        request->is.get_data_set_directory_request.has_continue_after = true;
        request->is.get_data_set_directory_request.continue_after = (uint32_t)(pages->count - 1);
        return true;
    case SDVP_QUERY_LOG_BY_TIME: {
        sdvp_query_log_by_time_request_t *query = &request->is.query_log_by_time_request;
        entry = page->is.query_log_response.entries[count - 1].entry_id;
        bool moves = !query->has_continue_after || query->continue_after != entry;
        query->has_continue_after = true;
        query->continue_after = entry;
        return moves;
    }
    default: {
        sdvp_query_log_after_request_t *query = &request->is.query_log_after_request;
        entry = page->is.query_log_response.entries[count - 1].entry_id;
        bool moves = query->entry != entry;
        query->entry = entry;
        return moves;
    }
    }
}

static void on_page(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response);

static sdvp_error_t ask(pages_t *pages)
{
    sdvp_message_t request = pages->request;
    if (request.service == SDVP_GET_DATA_VALUES) {
        uint32_t most = pages->association->client->config.max_references_per_call;
        sdvp_names_t *part = &request.is.read_request.references;
        part->items = pages->references.items;
        part->count = pages->references.count < most ? pages->references.count : most;
        pages->references.items += part->count;
        pages->references.count -= part->count;
    }
    return sdvp_client_call_begin(pages->association,
        &(call_start_t){&request, sdvp_deliver_reply, (any_function_t)on_page, pages, pages->tag});
}

static void next(pages_t *pages)
{
    sdvp_error_t error = ask(pages);
    if (error != SDVP_OK) {
        sdvp_outcome_t outcome = sdvp_outcome_of(error, "the next page could not be asked for");
        end(pages, &outcome, NULL);
    }
}

static bool more_follows(const pages_t *pages, const sdvp_message_t *response)
{
    return pages->paged->more == SIZE_MAX ? pages->references.count > 0
                                          : *(const bool *)((const char *)response + pages->paged->more);
}

static void finish(pages_t *pages, const sdvp_message_t *response, bool whole)
{
    sdvp_message_t last = *response;
    if (pages->paged->more != SIZE_MAX) {
        *(bool *)((char *)&last + pages->paged->more) = false;
    }
    pages->whole = whole;
    sdvp_outcome_t outcome = sdvp_outcome_of(SDVP_OK, "");
    end(pages, &outcome, &last);
}

static void on_page(void *ctx, const sdvp_outcome_t *outcome, const sdvp_message_t *response)
{
    pages_t *pages = ctx;
    if (response == NULL) {
        end(pages, outcome, NULL);
        return;
    }
    size_t count;
    memcpy(&count, (const char *)response + pages->paged->count, sizeof count);
    bool more = more_follows(pages, response);
    if (pages->page == NULL && !append(pages, response)) {
        fail(pages, SDVP_LIMIT_EXCEEDED, "an answer that fits the memory for joined pages");
    } else if (pages->paged->names && pages->count > pages->association->client->config.max_directory_names) {
        fail(pages, SDVP_PROTOCOL, "a directory that is not longer than the limit of this client");
    } else if (more && count == 0) {
        fail(pages, SDVP_PROTOCOL, "something on a page after which more follow, but got nothing");
    } else if (more && pages->paged->more != SIZE_MAX && !go_on_after(pages, response, count)) {
        fail(pages, SDVP_PROTOCOL, "new entries on a page after which more follow, but got the last one again");
    } else if (pages->page != NULL && count > 0 && !pages->page(pages->ctx, &response->is.query_log_response)) {
        finish(pages, response, !more);
    } else if (more) {
        next(pages);
    } else {
        finish(pages, response, true);
    }
}

static sdvp_error_t begin(sdvp_association_t *association, const call_start_t *start, sdvp_log_page_t page)
{
    const paged_service_t *paged = find(start->request->service);
    if (paged == NULL || start->done == NULL) {
        return SDVP_BAD_ARGUMENT;
    }
    pages_t *pages = sdvp_alloc(sizeof *pages);
    if (pages == NULL) {
        return SDVP_NO_MEMORY;
    }
    pages->association = association;
    pages->paged = paged;
    pages->deliver = start->deliver;
    pages->done = start->done;
    pages->ctx = start->ctx;
    pages->tag = start->tag;
    pages->page = page;
    pages->arena = sdvp_arena_new(FIRST_PIECE, association->client->config.max_joined_octets);
    sdvp_message_t request = *start->request;
    request.pdu = SDVP_REQUEST;
    request.association_id = NULL;
    request.refused = false;
    sdvp_error_t error = pages->arena == NULL ? SDVP_NO_MEMORY
                                              : sdvp_message_copy(pages->arena, &request, &pages->request);
    if (error == SDVP_OK) {
        pages->references = paged->service == SDVP_GET_DATA_VALUES ? pages->request.is.read_request.references
                                                                    : (sdvp_names_t){NULL, 0};
        error = ask(pages);
    }
    if (error != SDVP_OK) {
        pages_free(pages);
    }
    return error;
}

sdvp_error_t sdvp_pages_begin(sdvp_association_t *association, const call_start_t *start)
{
    return begin(association, start, NULL);
}

sdvp_error_t sdvp_read_log(
    sdvp_association_t *association, const sdvp_message_t *request, sdvp_log_page_t page, sdvp_log_read_t done,
    void *ctx)
{
    if (page == NULL || (request->service != SDVP_QUERY_LOG_BY_TIME && request->service != SDVP_QUERY_LOG_AFTER)) {
        return SDVP_BAD_ARGUMENT;
    }
    return begin(association, &(call_start_t){request, NULL, (any_function_t)done, ctx, ctx}, page);
}
