/* What a read of one value through the library costs beside a ping of libstrophe alone. */
#ifndef SDVP_BENCH_ROUNDTRIP_H
#define SDVP_BENCH_ROUNDTRIP_H

/* Runs it with the arguments behind "roundtrip"; returns the exit code. */
int roundtrip(int argc, char **argv);

#endif
