#include "cases.h"

int world_set_up(void **state)
{
    static world_t world;
    world.scripted = scripted_new();
    world.client = scripted_client(world.scripted);
    world.association = NULL;
    *state = &world;
    return 0;
}

int world_with_association(void **state)
{
    world_set_up(state);
    world_t *world = *state;
    world->association = scripted_associate(world->scripted, world->client, 5);
    return 0;
}

int world_tear_down(void **state)
{
    world_t *world = *state;
    sdvp_client_free(world->client);
    scripted_free(world->scripted);
    return 0;
}
