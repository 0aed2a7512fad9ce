package dev.koder.herald.adapter.http.rest;

import io.helidon.common.mapper.DefaultMapperProvider__ServiceDescriptor;
import io.helidon.common.mapper.DefaultResolverService__ServiceDescriptor;
import io.helidon.common.mapper.MappersFactory__ServiceDescriptor;
import io.helidon.common.mapper.MappersImpl__ServiceDescriptor;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;

/**
 * Keeps Helidon from looking for services on the class path at the start: nothing of Herald's is one, and looking costs about
 * a tenth of a second, half of what the whole server needs.
 */
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
            GlobalServiceRegistry.registry(
                    ServiceRegistryManager.create(nothing).registry());
        }
    }
}
