package dev.koder.herald.adapter.http.rest;

import io.helidon.common.mapper.DefaultMapperProvider__ServiceDescriptor;
import io.helidon.common.mapper.DefaultResolverService__ServiceDescriptor;
import io.helidon.common.mapper.MapperManager;
import io.helidon.common.mapper.MappersFactory__ServiceDescriptor;
import io.helidon.common.mapper.MappersImpl__ServiceDescriptor;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;

/**
 * Keeps Helidon from looking for services on the class path at the start: nothing of Herald's is one, and looking costs about
 * a tenth of a second, half of what the whole server needs.
 */
@SuppressWarnings("removal") // the mappers that Helidon still asks for by their old name
final class LeanHelidon {

    private LeanHelidon() {}

    /** To be called before anything else of Helidon is touched; does nothing where somebody has set a registry already. */
    static void prepare() {
        if (!GlobalServiceRegistry.configured()) {
            ServiceRegistryConfig nothing = ServiceRegistryConfig.builder()
                    .discoverServices(false)
                    .discoverServicesFromServiceLoader(false)
                    .addServiceDescriptor(DefaultMapperProvider__ServiceDescriptor.INSTANCE)
                    .addServiceDescriptor(DefaultResolverService__ServiceDescriptor.INSTANCE)
                    .addServiceDescriptor(MappersFactory__ServiceDescriptor.INSTANCE)
                    .addServiceDescriptor(MappersImpl__ServiceDescriptor.INSTANCE)
                    .build();
            MapperManager mappers = registry(nothing).get(MapperManager.class);
            GlobalServiceRegistry.registry(registry(nothing));
            keep(mappers);
        }
    }

    private static ServiceRegistry registry(ServiceRegistryConfig services) {
        return ServiceRegistryManager.create(services).registry();
    }

    /**
     * Helidon asks for its mappers with every header that it reads, and the registry would make them anew each time, under one
     * lock for all requests. They come from a registry of their own, as the one that is used takes them only before it has made
     * any.
     */
    private static void keep(MapperManager mappers) {
        MapperManager.global(mappers);
    }
}
