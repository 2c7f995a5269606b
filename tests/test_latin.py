"""Names in Latin letters that the engine misspelt."""

import pytest

from pipeline.document import Segment
from pipeline.localise.latin import spelt


@pytest.mark.parametrize(
    ("english", "frame", "written"),
    [
        ("Rainbow Foundation ran.", "Rinbow基金会跑步。", "Rainbow基金会跑步。"),
        ("Kiki Fung spoke.", "Kki Fung发言。", "Kiki Fung发言。"),
        ("It stars Sammi Cheng.", "由Smi Cheng主演。", "由Sammi Cheng主演。"),
        ("Hirokazu is here.", "Sokazu在此。", "Hirokazu在此。"),
        ("In Nature Metabolism.", "《自然Metabol主义》。", "《自然Metabolism》。"),
        ("Interactive is new.", "Inter是新的。", "Inter是新的。"),
        ("HKPilot is new.", "香港Pilot是新的。", "香港Pilot是新的。"),
        ("The Union and T-Union.", "TUnion标志。", "TUnion标志。"),
        ("Rainbow and Rainbot ran.", "Rainbo跑步。", "Rainbo跑步。"),
        ("Rainbow ran.", "Rainbow的Rinbow跑步。", "Rainbow的Rinbow跑步。"),
        ("Rainbow ran.", "APP跑步。", "APP跑步。"),
        ("Minister Low spoke.", "部长Loo发言。", "部长Loo发言。"),
        ("Rainbow ran on <T0>.", "Rinbow在<T0>跑步。", "Rainbow在<T0>跑步。"),
    ],
)
def test_spelt(english: str, frame: str, written: str) -> None:
    assert spelt(frame, Segment("1", english)) == written
