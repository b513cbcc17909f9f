/** What asks for a GPU, and what of NVIDIA's belongs where. Sources: the documentation of each, as of 2026-11-30. */

/** Programs that fail where no driver and no GPU is there. */
export const gpuPrograms: ReadonlySet<string> = new Set(
  "nvidia-smi nvidia-debugdump nvidia-settings nvidia-modprobe rocm-smi rocminfo amd-smi xpu-smi".split(" "),
);

/** Expressions of Python that ask for one. */
export const gpuExpression =
  /\b(?:torch\.cuda\.(?:is_available|device_count|current_device|get_device_\w+|init|synchronize)|tf\.test\.(?:is_gpu_available|gpu_device_name)|(?:tf|tensorflow)\.config\.(?:experimental\.)?list_physical_devices|cupy\.cuda\.runtime\.getDeviceCount|cuda\.current_context|pynvml\.nvmlInit)(?=\()/;

/** Packages for hosts that run containers with GPUs. */
export const gpuHostPackage = /^(?:nvidia-docker2?|nvidia-container-(?:toolkit|runtime)(?:-base)?|libnvidia-container\d*(?:-tools)?)$/;

/** Whether an image of CUDA has what a package installs: `runtime` the libraries, `devel` the compilers, too. */
export function hasCudaPackage(repository: string, tag: string, name: string): boolean {
  const isDevel = /(?:^|-)devel(?:-|$)/.test(tag);
  if (!/(?:^|\/)nvidia\/cuda$/.test(repository) || (!isDevel && !/(?:^|-)runtime(?:-|$)/.test(tag))) return false;
  return /^cuda-(?:runtime|libraries|cudart)(?:-\d+-\d+)?$/.test(name) || (isDevel && compilers.test(name));
}

const compilers = /^(?:nvidia-cuda-(?:toolkit|dev)|cuda(?:-(?:toolkit|nvcc|compiler|libraries-dev|cudart-dev))?(?:-\d+-\d+)?)$/;

/** The tag without compilers beside one of an image of CUDA that has them. */
export function cudaRuntimeTag(repository: string, tag: string): string | undefined {
  return /(?:^|\/)nvidia\/cuda$/.test(repository) && /(?:^|-)devel(?:-|$)/.test(tag) ? tag.replace("devel", "runtime") : undefined;
}
