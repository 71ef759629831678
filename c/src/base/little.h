/* Numbers as octets, least significant first. */
#ifndef SDVP_BASE_LITTLE_H
#define SDVP_BASE_LITTLE_H

#include <stdint.h>

static inline void sdvp_put16(uint8_t *to, uint16_t number)
{
    to[0] = (uint8_t)number;
    to[1] = (uint8_t)(number >> 8);
}

static inline void sdvp_put32(uint8_t *to, uint32_t number)
{
    sdvp_put16(to, (uint16_t)number);
    sdvp_put16(to + 2, (uint16_t)(number >> 16));
}

static inline void sdvp_put64(uint8_t *to, uint64_t number)
{
    sdvp_put32(to, (uint32_t)number);
    sdvp_put32(to + 4, (uint32_t)(number >> 32));
}

static inline uint16_t sdvp_get16(const uint8_t *from)
{
    return (uint16_t)(from[0] | from[1] << 8);
}

static inline uint32_t sdvp_get32(const uint8_t *from)
{
    return sdvp_get16(from) | (uint32_t)sdvp_get16(from + 2) << 16;
}

static inline uint64_t sdvp_get64(const uint8_t *from)
{
    return sdvp_get32(from) | (uint64_t)sdvp_get32(from + 4) << 32;
}

#endif
