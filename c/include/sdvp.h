/*
 * SDVP: the services of IEC 61850 (ACSI) carried by XMPP, for small boxes.
 *
 * The one header to include. It brings the layers, each of which can be read alone:
 *
 *   sdvp/base.h       errors, text, memory that is bounded, the clock
 *   sdvp/value.h      values and their types (IEC 61850-7-2 clause 6)
 *   sdvp/model.h      the tree of a device as constant data, and its current values
 *   sdvp/scl.h        the tree of a device from an SCL file
 *   sdvp/service.h    requests, answers and messages of the services, one structure each
 *   sdvp/transport.h  what stands between the services and a link
 *   sdvp/client.h     the client's side: associations, reports, controls, files, logs
 *   sdvp/calls.h      the client's side: a function for each service
 *   sdvp/server.h     the server's side: a device
 *   sdvp/files.h      its files in a directory
 *   sdvp/process.h    what becomes of values between process and clients
 *   sdvp/store.h      where a device keeps buffers, logs and settings
 *   sdvp/kept.h       data sets and setting groups in such a store
 *   sdvp/reporting.h  reports and logs of a device
 *   sdvp/schedule.h   schedules that run on a device
 *   sdvp/xmpp.h       a link over XMPP
 *   sdvp/sdvp2.h      what original controllers of the SDVP2 project may ask
 *
 * Rules that hold everywhere:
 *
 *   - Nothing here starts a thread, sleeps, or keeps anything in a global variable. One object is to be used by one thread
 *     at a time; two objects have nothing to do with each other.
 *   - A function that can fail returns sdvp_error_t, SDVP_OK being 0.
 *   - A pointer that is handed out is "new" (the caller frees it with the function that is named) or "borrowed" (valid
 *     until what is named happens). A pointer that is handed in is only read during the call unless its text says else.
 *   - A callback comes as a function and a `ctx`, which is handed back as it is.
 *   - Text is UTF-8 and ends with a NUL.
 */
#ifndef SDVP_H
#define SDVP_H

#include "sdvp/base.h"
#include "sdvp/calls.h"
#include "sdvp/client.h"
#include "sdvp/files.h"
#include "sdvp/kept.h"
#include "sdvp/model.h"
#include "sdvp/process.h"
#include "sdvp/reporting.h"
#include "sdvp/schedule.h"
#include "sdvp/scl.h"
#include "sdvp/sdvp2.h"
#include "sdvp/server.h"
#include "sdvp/service.h"
#include "sdvp/store.h"
#include "sdvp/transport.h"
#include "sdvp/value.h"
#include "sdvp/xmpp.h"

#endif
