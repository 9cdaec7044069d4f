"""Write samples/ anew from code: `python -m benchmarks.samples`. A test keeps the folder in step."""

from pathlib import Path

from omstilling_xlsx.samples import samples

FOLDER = Path(__file__).parent.parent / "samples"


def main() -> None:
    for name, data in samples():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
