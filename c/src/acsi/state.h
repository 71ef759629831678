/* What a server is made of; for its own sources, not for parts. */
#ifndef SDVP_ACSI_STATE_H
#define SDVP_ACSI_STATE_H

#include "acsi/engine.h"

enum { SDVP_MAX_PARTS = 16 };

typedef struct sdvp_service_entry {
    sdvp_serve_t serve;
    void *part;
} sdvp_service_entry_t;

struct sdvp_server {
    sdvp_server_config_t config;
    sdvp_control_handler_t controls; /* copies of what config points to */
    sdvp_setting_handler_t settings;
    sdvp_data_set_store_t data_set_store;
    sdvp_setting_group_store_t setting_groups;
    sdvp_file_store_t files;
    sdvp_server_listener_t listener;
    sdvp_arena_t *arena;
    sdvp_service_entry_t services[SDVP_SERVICE_LIMIT];
    uint64_t offered; /* services that are there */
    sdvp_part_t parts[SDVP_MAX_PARTS];
    size_t part_count;
    sdvp_server_association_t *associations; /* oldest first */
    size_t association_count;
    sdvp_call_t *calls; /* that are open */
    sdvp_set_t *sets;
    sdvp_timer_t *timers;
    struct sdvp_controls *controls_engine; /* NULL: none */
    bool started;
    bool closing;
};

/* association.c */
void sdvp_server_associate(
    sdvp_server_t *server, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *open);
sdvp_server_association_t *sdvp_server_find_of(const sdvp_server_t *server, const char *id, const char *peer);
void sdvp_server_end(sdvp_server_t *server, sdvp_server_association_t *association, const char *reason);
void sdvp_server_send_abort(sdvp_server_t *server, const char *peer, const char *id, const char *reason);
void sdvp_server_roles_changed(void *ctx, const sdvp_caller_t *caller);
void sdvp_server_peer_gone(void *ctx, const char *peer, const char *reason);
bool sdvp_server_is_associated(void *ctx, const char *peer);
void sdvp_server_close(sdvp_server_t *server);

/* call.c: an answer to what is no call of an association (Associate, what is refused before). */
void sdvp_server_refuse(
    sdvp_server_t *server, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *open,
    const sdvp_refusal_t *refusal);
void sdvp_server_answered(
    const sdvp_server_t *server, const sdvp_caller_t *caller, const sdvp_message_t *response);
void sdvp_call_free(sdvp_call_t *call);

/* dispatch.c */
void sdvp_server_request(
    void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *request, sdvp_open_call_t *open);
void sdvp_server_unconfirmed(void *ctx, const sdvp_caller_t *caller, const sdvp_message_t *message);

/* What has to do with data sets as such. */
sdvp_error_t sdvp_sets_load(sdvp_server_t *server);
void sdvp_sets_ended(sdvp_server_t *server, const char *association_id);
void sdvp_sets_free(sdvp_server_t *server);

/* The services that come with the library; each adds what the configuration allows for. */
sdvp_error_t sdvp_add_directories(sdvp_server_t *server);
sdvp_error_t sdvp_add_data(sdvp_server_t *server);
sdvp_error_t sdvp_add_data_sets(sdvp_server_t *server);
sdvp_error_t sdvp_add_controls(sdvp_server_t *server);
sdvp_error_t sdvp_add_setting_groups(sdvp_server_t *server);
sdvp_error_t sdvp_add_files(sdvp_server_t *server);

/* write.c: writes one after another, each checked and offered to the device; the results, one for each write. */
typedef bool (*sdvp_settable_t)(sdvp_fc_t fc);
void sdvp_write_all(
    sdvp_call_t *call, const sdvp_writes_t *writes, sdvp_settable_t settable, sdvp_error_t *results);
/* Refuses more writes than may come, or whose results might not fit; false if it has. */
bool sdvp_writes_have_room(sdvp_call_t *call, size_t writes, bool limited);
/* SDVP_OK, or what a client is told: type-conflict or parameter-value-inappropriate. */
sdvp_error_t sdvp_fitting_error(const sdvp_selection_t *selection, const sdvp_value_t *value);
/* The same for setVal and setMag against minVal and maxVal of their data object, written whole or in part. */
sdvp_error_t sdvp_range_error(
    const sdvp_values_t *values, const sdvp_selection_t *selection, const sdvp_value_t *value);

/* directory.c: cuts a page out of names. */
void sdvp_answer_names(sdvp_call_t *call, const sdvp_names_t *names, const char *continue_after);

#endif
