/* A model read from SCL at run time is that of the table which "sdvp scl to-c" makes of the same file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off: cmocka wants these before it */
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "contract_table.h"
#include "files.h"
#include "heatpump/heatpump.h"
#include "data/model.h"
#include "sdvp/scl.h"

#define HEATPUMP SDVP_TEST_DIRECTORY "/../tools/heatpump/heatpump.icd"
#define CONTRACT SDVP_TEST_DIRECTORY "/contract.icd"
#define HEAD "<SCL xmlns='http://www.iec.ch/61850/2003/SCL'><Header id='h'/>\n"
#define IED(in) "<IED name='A'><AccessPoint name='P'><Server><LDevice inst='D'>" in "</LDevice></Server></AccessPoint></IED>\n"
#define LN0 "<LN0 lnClass='LLN0' inst='' lnType='N'>"
#define TYPES(in) "<DataTypeTemplates><LNodeType id='N' lnClass='LLN0'><DO name='Mod' type='O'/></LNodeType>\n" in "</DataTypeTemplates></SCL>"
#define OBJECT "<DOType id='O' cdc='ENC'><DA name='stVal' bType='INT32' fc='ST'/></DOType>"

static void same_text(const char *one, const char *other)
{
    assert_int_equal(one == NULL, other == NULL);
    if (one != NULL) {
        assert_string_equal(one, other);
    }
}

static void same_type(const sdvp_type_t *one, const sdvp_type_t *other)
{
    assert_int_equal(one->code, other->code);
    assert_int_equal(one->count, other->count);
    same_text(one->name, other->name);
    uint32_t members = one->code == SDVP_STRUCTURE ? one->count : one->code == SDVP_ARRAY ? 1 : 0;
    for (uint32_t i = 0; i < members; i++) {
        same_text(one->members[i].name, other->members[i].name);
        same_type(&one->members[i].type, &other->members[i].type);
    }
    for (uint32_t i = 0; one->code == SDVP_ENUMERATED && i < one->count; i++) {
        assert_int_equal(one->literals[i].ordinal, other->literals[i].ordinal);
        assert_string_equal(one->literals[i].literal, other->literals[i].literal);
    }
}

static void same_nodes(const sdvp_node_t *one, const sdvp_node_t *other, uint16_t count)
{
    for (uint16_t i = 0; i < count; i++) {
        assert_string_equal(one[i].name, other[i].name);
        same_text(one[i].cdc, other[i].cdc);
        assert_int_equal(one[i].count, other[i].count);
        assert_int_equal(one[i].fc, other[i].fc);
        assert_int_equal(one[i].trg_ops, other[i].trg_ops);
        assert_int_equal(one[i].has_initial, other[i].has_initial);
        if (one[i].cdc != NULL) {
            same_nodes(one[i].children, other[i].children, one[i].count);
        } else {
            same_type(&one[i].type, &other[i].type);
        }
        assert_true(!one[i].has_initial || sdvp_value_equals(&one[i].initial, &other[i].initial));
    }
}

static void same_reports(const sdvp_report_control_t *one, const sdvp_report_control_t *other, uint16_t count)
{
    for (uint16_t i = 0; i < count; i++) {
        assert_string_equal(one[i].name, other[i].name);
        assert_int_equal(one[i].buffered, other[i].buffered);
        assert_string_equal(one[i].rpt_id, other[i].rpt_id);
        same_text(one[i].dat_set, other[i].dat_set);
        assert_int_equal(one[i].conf_rev, other[i].conf_rev);
        assert_int_equal(one[i].opt_flds, other[i].opt_flds);
        assert_int_equal(one[i].buf_tm, other[i].buf_tm);
        assert_int_equal(one[i].trg_ops, other[i].trg_ops);
        assert_int_equal(one[i].intg_pd, other[i].intg_pd);
        assert_int_equal(one[i].instances, other[i].instances);
        assert_int_equal(one[i].indexed, other[i].indexed);
    }
}

static void same_logs(const sdvp_logical_node_t *one, const sdvp_logical_node_t *other)
{
    assert_int_equal(one->log_control_count, other->log_control_count);
    for (uint16_t i = 0; i < one->log_control_count; i++) {
        const sdvp_log_control_t *a = &one->log_controls[i];
        const sdvp_log_control_t *b = &other->log_controls[i];
        assert_string_equal(a->name, b->name);
        same_text(a->dat_set, b->dat_set);
        assert_string_equal(a->log, b->log);
        assert_int_equal(a->log_ena, b->log_ena);
        assert_int_equal(a->reason_code, b->reason_code);
        assert_int_equal(a->trg_ops, b->trg_ops);
        assert_int_equal(a->intg_pd, b->intg_pd);
    }
    assert_int_equal(one->log_count, other->log_count);
    for (uint16_t i = 0; i < one->log_count; i++) {
        assert_string_equal(one->logs[i], other->logs[i]);
    }
    assert_int_equal(one->setting_control == NULL, other->setting_control == NULL);
    if (one->setting_control != NULL) {
        assert_int_equal(one->setting_control->num_of_sg, other->setting_control->num_of_sg);
        assert_int_equal(one->setting_control->act_sg, other->setting_control->act_sg);
        assert_int_equal(one->setting_control->resv_tms, other->setting_control->resv_tms);
    }
}

static void same_node(const sdvp_logical_node_t *one, const sdvp_logical_node_t *other)
{
    assert_string_equal(one->name, other->name);
    assert_int_equal(one->object_count, other->object_count);
    same_nodes(one->objects, other->objects, one->object_count);
    assert_int_equal(one->data_set_count, other->data_set_count);
    for (uint16_t i = 0; i < one->data_set_count; i++) {
        assert_string_equal(one->data_sets[i].name, other->data_sets[i].name);
        assert_int_equal(one->data_sets[i].count, other->data_sets[i].count);
        for (uint16_t k = 0; k < one->data_sets[i].count; k++) {
            assert_string_equal(one->data_sets[i].members[k], other->data_sets[i].members[k]);
        }
    }
    assert_int_equal(one->report_control_count, other->report_control_count);
    same_reports(one->report_controls, other->report_controls, one->report_control_count);
    same_logs(one, other);
}

static void same_model(const char *path, const sdvp_model_t *table)
{
    sdvp_scl_t *scl = NULL;
    sdvp_fault_t fault = {0};
    if (sdvp_scl_read_file(path, NULL, &scl, &fault) != SDVP_OK) {
        fail_msg("%s: %s", path, fault.detail);
    }
    const sdvp_model_t *model = sdvp_scl_model(scl);
    assert_string_equal(model->name, table->name);
    assert_int_equal(model->count, table->count);
    for (uint16_t i = 0; i < model->count; i++) {
        assert_string_equal(model->devices[i].name, table->devices[i].name);
        assert_int_equal(model->devices[i].count, table->devices[i].count);
        for (uint16_t k = 0; k < model->devices[i].count; k++) {
            same_node(&model->devices[i].nodes[k], &table->devices[i].nodes[k]);
        }
    }
    sdvp_values_t *values = sdvp_values_new(model);
    assert_non_null(values);
    sdvp_values_free(values);
    sdvp_scl_free(scl);
}

static void the_heat_pump_is_read_as_its_table_is(void **state)
{
    (void)state;
    same_model(HEATPUMP, &heatpump);
}

static void the_model_of_the_contract_is_read_as_its_table_is(void **state)
{
    (void)state;
    same_model(CONTRACT, &contract_table);
}

static void refused(const char *text, const sdvp_scl_choice_t *choice, sdvp_error_t expected, const char *said)
{
    sdvp_scl_t *scl = NULL;
    sdvp_fault_t fault = {0};
    sdvp_error_t error = sdvp_scl_read(text, strlen(text), choice, &scl, &fault);
    assert_null(scl);
    if (error != expected || strstr(fault.detail, said) == NULL) {
        fail_msg("expected %s with \"%s\", but got %s: %s", sdvp_error_name(expected), said, sdvp_error_name(error), fault.detail);
    }
}

static void faults_tell_the_line_and_what_was_expected(void **state)
{
    (void)state;
    const sdvp_scl_choice_t other = {.ied = "B"};
    const sdvp_scl_choice_t point = {.access_point = "Q"};
    refused("<SCL", NULL, SDVP_NOT_WELL_FORMED, "line 1");
    refused("<x/>", NULL, SDVP_UNEXPECTED_ELEMENT, "expected an SCL file");
    refused("<!DOCTYPE SCL><SCL/>", NULL, SDVP_NOT_WELL_FORMED, "DOCTYPE");
    refused(HEAD TYPES(OBJECT), NULL, SDVP_MISSING, "expected an IED with a server");
    refused(HEAD IED(LN0 "</LN0>") TYPES(OBJECT), &other, SDVP_MISSING, "there is no IED B");
    refused(HEAD IED(LN0 "</LN0>") TYPES(OBJECT), &point, SDVP_MISSING, "the access point Q");
    refused(HEAD IED("") TYPES(OBJECT), NULL, SDVP_MISSING, "line 2");
    refused(HEAD IED(LN0 "</LN0>") TYPES(""), NULL, SDVP_MISSING, "line 3, column");
    refused(HEAD IED(LN0 "<DOI name='Mod'><DAI name='stVal'><Val>x</Val></DAI></DOI></LN0>") TYPES(OBJECT), NULL,
        SDVP_BAD_VALUE, "INT32");
    refused(HEAD IED(LN0 "</LN0>") TYPES("<DOType id='O' cdc='ENC'><SDO name='a' type='O'/></DOType>"), NULL,
        SDVP_BAD_VALUE, "line 4, column 1: DOType O is part of itself");
    refused(HEAD IED(LN0 "</LN0>") TYPES("<DOType id='O' cdc='ENC'><DA name='a' bType='INT9' fc='ST'/></DOType>"), NULL,
        SDVP_BAD_VALUE, "INT9");
    refused(HEAD IED(LN0 "</LN0>") TYPES("<DOType id='O' cdc='ENC'><DA name='a' bType='INT8' fc='XX'/></DOType>"), NULL,
        SDVP_BAD_VALUE, "XX");
}

static void limits_refuse_what_is_beyond_them(void **state)
{
    (void)state;
    sdvp_scl_limits_t limits = sdvp_scl_limits();
    const sdvp_scl_choice_t choice = {.limits = &limits};
    const char *file = HEAD IED(LN0 "</LN0>") TYPES(OBJECT);
    limits.octets = strlen(file) - 1;
    refused(file, &choice, SDVP_LIMIT_EXCEEDED, "octets");
    limits = sdvp_scl_limits();
    limits.depth = 4;
    refused(file, &choice, SDVP_LIMIT_EXCEEDED, "deep");
    limits = sdvp_scl_limits();
    limits.elements = 3;
    refused(file, &choice, SDVP_LIMIT_EXCEEDED, "elements");
    limits = sdvp_scl_limits();
    limits.memory = 4096;
    refused(HEAD IED(LN0 "</LN0>") TYPES("<DOType id='O' cdc='ENC'><DA name='a' bType='INT8' fc='ST' count='9000'><Val>1</Val>"
        "</DA></DOType>"), &choice, SDVP_NO_MEMORY, "memory");
    refused(HEAD IED(LN0 "</LN0>") TYPES("<DOType id='O' cdc='ENC'><SDO name='a' type='P' count='9000'/></DOType>"
        "<DOType id='P' cdc='ENC'><SDO name='a' type='Q' count='9000'/></DOType><DOType id='Q' cdc='ENC'></DOType>"), NULL,
        SDVP_LIMIT_EXCEEDED, "values");
}

static unsigned warnings;

static void an_element_of_an_array_of_data_objects_is_found_by_its_index(void **state)
{
    (void)state;
    static const char FILE_TEXT[] =
        "<SCL xmlns='http://www.iec.ch/61850/2003/SCL' version='2007' revision='B'><Header id='h'/><IED name='A'>"
        "<AccessPoint name='P'><Server><Authentication/><LDevice inst='LD'><LN0 lnClass='LLN0' inst='' lnType='L'/>"
        "<LN lnClass='GGIO' inst='1' lnType='G'><DOI name='Obj'><SDI name='har' ix='1'><SDI name='mag'><DAI name='f'>"
        "<Val>2.5</Val></DAI></SDI></SDI></DOI></LN></LDevice></Server></AccessPoint></IED><DataTypeTemplates>"
        "<LNodeType id='L' lnClass='LLN0'><DO name='Obj' type='Har'/></LNodeType>"
        "<LNodeType id='G' lnClass='GGIO'><DO name='Obj' type='Obj'/></LNodeType>"
        "<DOType id='Obj' cdc='HMV'><SDO name='har' type='Har' count='2'/><SDO name='one' type='Har'/></DOType>"
        "<DOType id='Har' cdc='MV'><DA name='mag' bType='Struct' type='V' fc='MX'/></DOType>"
        "<DAType id='V'><BDA name='f' bType='FLOAT32'/></DAType></DataTypeTemplates></SCL>";
    sdvp_scl_t *scl = NULL;
    sdvp_fault_t fault;
    sdvp_handle_t handle;
    sdvp_value_t value;
    char reference[SDVP_REFERENCE_MAX + 1];
    assert_int_equal(sdvp_scl_read(FILE_TEXT, strlen(FILE_TEXT), NULL, &scl, &fault), SDVP_OK);
    sdvp_values_t *values = sdvp_values_new(sdvp_scl_model(scl));
    assert_int_equal(sdvp_values_get(values, "ALD/GGIO1.Obj.har(1).mag.f[MX]", NULL, &value), SDVP_OK);
    assert_float_equal(value.is.real, 2.5, 0);
    assert_int_equal(sdvp_values_handle(values, "ALD/GGIO1.Obj.har(1).mag[MX]", &handle), SDVP_OK);
    sdvp_values_reference(values, handle.cell, reference);
    assert_string_equal(reference, "ALD/GGIO1.Obj.har(1).mag");
    sdvp_reference_t parsed;
    sdvp_place_t place;
    assert_int_equal(sdvp_reference_parse("ALD/GGIO1.Obj.har(0)", &parsed, NULL), SDVP_OK);
    assert_true(sdvp_values_find(values, &parsed, &place) && strcmp(place.object->cdc, "MV") == 0);
    assert_int_equal(place.cells, 1);
    static const char *const NONE[] = {
        "ALD/GGIO1.Obj.har(2).mag.f[MX]", "ALD/GGIO1.Obj.har.mag.f[MX]", "ALD/GGIO1.Obj.one(0).mag.f[MX]",
        "ALD/GGIO1.Obj(0).one.mag.f[MX]"};
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) {
        assert_int_equal(sdvp_values_handle(values, NONE[i], &handle), SDVP_INSTANCE_NOT_AVAILABLE);
    }
    sdvp_values_free(values);
    sdvp_scl_free(scl);
}

static void count_warning(void *ctx, const char *text)
{
    (void)ctx;
    assert_non_null(strstr(text, "line "));
    warnings++;
}

static void oddities_are_told_and_tolerated(void **state)
{
    (void)state;
    const char *file = HEAD IED(LN0 "<DataSet name='S'><FCDA doName='Mod' lnClass='LLN0' fc='MX'/></DataSet>"
        "<ReportControl name='R' datSet='S'/><DOI name='Mod'><DAI name='stVal'><Val> 5.0 </Val></DAI><DAI name='no'/></DOI>"
        "</LN0>") TYPES(OBJECT);
    const sdvp_scl_choice_t choice = {.warn = count_warning};
    sdvp_scl_t *scl = NULL;
    warnings = 0;
    assert_int_equal(sdvp_scl_read(file, strlen(file), &choice, &scl, NULL), SDVP_OK);
    /* A member, its set, the control's set, confRev, white space, decimals, DAI. */
    assert_int_equal(warnings, 7);
    const sdvp_logical_node_t *node = &sdvp_scl_model(scl)->devices[0].nodes[0];
    assert_int_equal(node->data_set_count, 0);
    assert_null(node->report_controls[0].dat_set);
    assert_int_equal(node->objects[0].children[0].initial.is.integer, 5);
    sdvp_scl_free(scl);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Cut, flipped and doubled: read or refused, with a word about it; never a crash or a leak. */
static void damaged_files_are_read_or_refused(void **state)
{
    (void)state;
    size_t length = 0;
    char *whole = file_content(CONTRACT, &length);
    char *text = malloc(length);
    for (uint32_t round = 0; round < 150; round++) {
        uint32_t seed = round * 7919u + 1;
        size_t size = round % 3 == 0 ? next_random(&seed) % length : length;
        sdvp_scl_t *scl = NULL;
        sdvp_fault_t fault = {0};
        memcpy(text, whole, length);
        for (uint32_t i = 0; i < round % 5; i++) {
            size_t at = next_random(&seed) % length;
            size_t from = next_random(&seed) % (length - 16);
            if (i % 2 == 0) {
                text[at] = (char)(next_random(&seed) % 95 + 32);
            } else {
                memcpy(text + (at < length - 16 ? at : 0), whole + from, 16);
            }
        }
        sdvp_error_t error = sdvp_scl_read(text, size, NULL, &scl, &fault);
        if ((error == SDVP_OK) != (scl != NULL) || (error != SDVP_OK && fault.detail[0] == '\0')) {
            fail_msg("round %u: %s", (unsigned)round, sdvp_error_name(error));
        }
        sdvp_scl_free(scl);
    }
    free(text);
    free(whole);
}

static void a_failed_allocation_is_told(void **state)
{
    (void)state;
#ifdef SDVP_COUNT_ALLOCATIONS
    const char *file = HEAD IED(LN0 "</LN0>") TYPES(OBJECT);
    for (unsigned long nth = 1; nth <= 12; nth++) {
        sdvp_scl_t *scl = NULL;
        sdvp_fail_allocation(nth);
        sdvp_error_t error = sdvp_scl_read(file, strlen(file), NULL, &scl, NULL);
        sdvp_fail_allocation(0);
        assert_true(error == SDVP_NO_MEMORY || (error == SDVP_OK && scl != NULL));
        sdvp_scl_free(scl);
    }
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_heat_pump_is_read_as_its_table_is),
        cmocka_unit_test(the_model_of_the_contract_is_read_as_its_table_is),
        cmocka_unit_test(faults_tell_the_line_and_what_was_expected),
        cmocka_unit_test(an_element_of_an_array_of_data_objects_is_found_by_its_index),
        cmocka_unit_test(limits_refuse_what_is_beyond_them),
        cmocka_unit_test(oddities_are_told_and_tolerated),
        cmocka_unit_test(damaged_files_are_read_or_refused),
        cmocka_unit_test(a_failed_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
