/**
 * The keys that Compose knows, by place. `*` stands for a name that users choose, `[]` for an item of a list. Keys of the same
 * shape elsewhere (a named secret, a device) stand once at each of their places. Places that are not listed are free: labels,
 * environment, driver options.
 *
 * Source: the Compose specification as compose-go 2.16.2 reads it, looked at on 2026-11-25.
 */
export const composeKeys: Readonly<Record<string, readonly string[]>> = {
  "": words("configs include jobs models name networks secrets services version volumes"),
  "include[]": words("env_file path project_directory"),
  "services.*": words(
    "annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec depends_on deploy develop device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file environment expose extends external_links extra_hosts gpus group_add healthcheck hostname image init ipc isolation label_file labels links logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit models network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_start pre_stop privileged profiles provider pull_policy pull_refresh_after read_only restart runtime scale secrets security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits umask use_api_socket user userns_mode uts volumes volumes_from working_dir",
  ),
  "services.*.blkio_config": words("device_read_bps device_read_iops device_write_bps device_write_iops weight weight_device"),
  "services.*.blkio_config.device_read_bps[]": words("path rate"),
  "services.*.blkio_config.device_read_iops[]": words("path rate"),
  "services.*.blkio_config.device_write_bps[]": words("path rate"),
  "services.*.blkio_config.device_write_iops[]": words("path rate"),
  "services.*.blkio_config.weight_device[]": words("path weight"),
  "services.*.configs[]": words("gid mode source target uid"),
  "services.*.credential_spec": words("config file registry"),
  "services.*.devices[]": words("permissions source target"),
  "services.*.env_file[]": words("format path required"),
  "services.*.gpus[]": words("capabilities count device_ids driver options"),
  "services.*.logging": words("driver options"),
  "services.*.models.*": words("endpoint_var model_var"),
  "services.*.networks.*": words(
    "aliases driver_opts gw_priority interface_name ipv4_address ipv6_address link_local_ips mac_address priority use_service_name_alias",
  ),
  "services.*.secrets[]": words("gid mode source target uid"),
  "services.*.ulimits.*": words("hard soft"),
  "services.*.volumes[]": words("bind consistency image read_only source target tmpfs type volume"),
  "services.*.volumes[].bind": words("create_host_path propagation recursive selinux"),
  "services.*.volumes[].volume": words("labels nocopy subpath"),
  "services.*.volumes[].tmpfs": words("mode size"),
  "services.*.volumes[].image": words("subpath"),
  "services.*.build": words(
    "additional_contexts args cache_from cache_to context dockerfile dockerfile_inline entitlements extra_hosts isolation labels network no_cache no_cache_filter platforms privileged provenance pull sbom secrets shm_size ssh tags target ulimits",
  ),
  "services.*.build.secrets[]": words("gid mode source target uid"),
  "services.*.build.ulimits.*": words("hard soft"),
  "services.*.depends_on.*": words("condition required restart"),
  "services.*.healthcheck": words("disable interval retries start_interval start_period test timeout"),
  "services.*.ports[]": words("app_protocol host_ip mode name protocol published target"),
  "services.*.deploy": words("endpoint_mode labels mode placement replicas resources restart_policy rollback_config update_config"),
  "services.*.deploy.rollback_config": words("delay failure_action max_failure_ratio monitor order parallelism"),
  "services.*.deploy.update_config": words("delay failure_action max_failure_ratio monitor order parallelism"),
  "services.*.deploy.resources": words("limits reservations"),
  "services.*.deploy.resources.limits": words("cpus memory pids"),
  "services.*.deploy.resources.reservations": words("cpus devices generic_resources memory"),
  "services.*.deploy.resources.reservations.generic_resources[]": words("discrete_resource_spec"),
  "services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec": words("kind value"),
  "services.*.deploy.resources.reservations.devices[]": words("capabilities count device_ids driver options"),
  "services.*.deploy.restart_policy": words("condition delay max_attempts window"),
  "services.*.deploy.placement": words("constraints max_replicas_per_node preferences"),
  "services.*.deploy.placement.preferences[]": words("spread"),
  "services.*.develop": words("watch"),
  "services.*.develop.watch[]": words("action exec ignore include initial_sync path target"),
  "services.*.develop.watch[].exec": words("command environment privileged user working_dir"),
  "services.*.provider": words("options type"),
  "services.*.extends": words("file service"),
  "services.*.pre_start[]": words(
    "annotations blkio_config cap_add cap_drop cgroup cgroup_parent command configs cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file environment extra_hosts gpus group_add hostname image init ipc isolation label_file labels logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit models network_mode networks oom_kill_disable oom_score_adj per_replica pid pids_limit platform privileged pull_policy pull_refresh_after read_only runtime secrets security_opt shm_size stop_grace_period stop_signal storage_opt sysctls tmpfs ulimits umask use_api_socket user userns_mode uts volumes volumes_from working_dir",
  ),
  "services.*.post_start[]": words("command environment privileged user working_dir"),
  "services.*.pre_stop[]": words("command environment privileged user working_dir"),
  "models.*": words("context_size model name runtime_flags"),
  "networks.*": words("attachable driver driver_opts enable_ipv4 enable_ipv6 external internal ipam labels name"),
  "networks.*.ipam": words("config driver options"),
  "networks.*.ipam.config[]": words("aux_addresses gateway ip_range subnet"),
  "networks.*.external": words("name"),
  "volumes.*": words("driver driver_opts external labels name"),
  "volumes.*.external": words("name"),
  "secrets.*": words("driver driver_opts environment external file labels name template_driver"),
  "secrets.*.external": words("name"),
  "configs.*": words("content environment external file labels name template_driver"),
  "configs.*.external": words("name"),
};

function words(text: string): readonly string[] {
  return text.split(" ");
}
