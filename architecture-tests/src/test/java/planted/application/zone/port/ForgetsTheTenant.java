package planted.application.zone.port;

import planted.domain.dns.DomainName;
import planted.domain.zone.Zone;

interface ForgetsTheTenant {
    Zone find(DomainName zone);
}
