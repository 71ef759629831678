/* The checksum of RFC 3720 appendix B.4 (Castagnoli). */
#ifndef SDVP_BASE_CRC32C_H
#define SDVP_BASE_CRC32C_H

#include <stddef.h>
#include <stdint.h>

/* Goes on from the checksum of what came before; 0 at the start. */
uint32_t sdvp_crc32c(uint32_t so_far, const uint8_t *octets, size_t length);

#endif
