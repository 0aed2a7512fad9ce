package planted.adapter.publish.knot;

import planted.application.zone.CreateZone;

record CallsAUseCase(CreateZone useCase) {}
