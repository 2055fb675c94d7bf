"""The closed lists that records use, one type each."""

from typing import Annotated

from .record import Code

Access = Annotated[str, Code("access")]
AccessibilityFeature = Annotated[str, Code("accessibility-features")]
ActorStatus = Annotated[str, Code("actor-status")]
ActorType = Annotated[str, Code("actor-types")]
Approach = Annotated[str, Code("approaches")]
Audience = Annotated[str, Code("audiences")]
Competence = Annotated[str, Code("competences")]
CostKind = Annotated[str, Code("cost-kinds")]
CostPer = Annotated[str, Code("cost-per")]
District = Annotated[str, Code("districts")]
EducationLevel = Annotated[str, Code("education-levels")]
EvidenceBasis = Annotated[str, Code("evidence-basis")]
Format = Annotated[str, Code("formats")]
Language = Annotated[str, Code("languages")]
OfferType = Annotated[str, Code("offer-types")]
RecordStatus = Annotated[str, Code("record-status")]
Sdg = Annotated[str, Code("sdgs")]
ServiceArea = Annotated[str, Code("service-areas")]
SessionStatus = Annotated[str, Code("session-status")]
Subject = Annotated[str, Code("subjects")]
Topic = Annotated[str, Code("topics")]
Wheelchair = Annotated[str, Code("wheelchair")]
