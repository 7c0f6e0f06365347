"""Let thinc multiply matrices with numpy's OpenBLAS; its default BLIS is several times slower."""

from __future__ import annotations

from thinc.api import set_current_ops
from thinc.backends import numpy_ops


def use_openblas() -> None:
    """Replace the default of every NumpyOps made from now on (training makes its own)."""
    original = numpy_ops.NumpyOps.__init__

    def init(
        self: numpy_ops.NumpyOps,
        device_type: str = "cpu",
        device_id: int = -1,
        *,
        use_blis: bool = False,
    ) -> None:
        original(self, device_type, device_id, use_blis=False)

    numpy_ops.NumpyOps.__init__ = init
    set_current_ops(numpy_ops.NumpyOps())
