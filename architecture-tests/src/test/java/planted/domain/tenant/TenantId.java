package planted.domain.tenant;

/** Scenery. */
public record TenantId(String text) {}
