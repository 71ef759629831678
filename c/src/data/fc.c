#include <string.h>

#include "data/fc.h"
#include "data/words.h"

const char *sdvp_fc_name(sdvp_fc_t fc)
{
    size_t place = (size_t)fc - SDVP_FC_ST;
    return fc != SDVP_FC_NONE && place < SDVP_FC_WORDS.count ? SDVP_FC_WORDS.words[place] : "";
}

sdvp_fc_t sdvp_fc_of(const char *name)
{
    /* -1 for none of them becomes SDVP_FC_NONE. */
    return (sdvp_fc_t)(sdvp_word_of(&SDVP_FC_WORDS, name, strlen(name)) + SDVP_FC_ST);
}

bool sdvp_fc_writable(sdvp_fc_t fc)
{
    return fc == SDVP_FC_SP || fc == SDVP_FC_SV || fc == SDVP_FC_CF || fc == SDVP_FC_DC || fc == SDVP_FC_BL;
}

bool sdvp_fc_readable(sdvp_fc_t fc)
{
    return fc != SDVP_FC_NONE && fc != SDVP_FC_SE && fc != SDVP_FC_CO;
}
